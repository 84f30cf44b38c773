import ArgumentParser
import Diagnostics
import Foundation
import Pipeline

/// The language in which help is written: help is printed before arguments are parsed, so they are looked at here.
private let helpLanguage: Language = {
  let arguments = CommandLine.arguments
  for (index, argument) in arguments.enumerated() {
    if argument == "--language", index + 1 < arguments.count, let language = Language(argument: arguments[index + 1]) {
      return language
    }
    if argument.hasPrefix("--language="), let language = Language(argument: String(argument.dropFirst(11))) {
      return language
    }
  }
  return .ofSurroundings
}()

/// A sentence of the help in the language of the person.
func say(_ english: String, _ chinese: String) -> String {
  helpLanguage == .english ? english : chinese
}

extension ArgumentHelp {
  static func say(_ english: String, _ chinese: String, valueName: String? = nil) -> ArgumentHelp {
    ArgumentHelp(helpLanguage == .english ? english : chinese, valueName: valueName)
  }
}

extension Language {
  static var ofSurroundings: Language { Language(environment: ProcessInfo.processInfo.environment) }
}

extension Language: ExpressibleByArgument {
  public init?(argument: String) { self.init(rawValue: argument.lowercased()) }
}
