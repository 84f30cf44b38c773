import Foundation

/// Does the same work on many inputs, a few at a time; results come back in the order of the inputs.
///
/// No more than `width` pieces are under way, so that memory does not grow with the folder.
func inParallel<Input: Sendable, Output: Sendable>(
  _ inputs: [Input], width: Int = max(1, ProcessInfo.processInfo.activeProcessorCount),
  finished: @escaping @Sendable (Int) -> Void = { _ in }, _ work: @escaping @Sendable (Input) -> Output
) async -> [Output] {
  await withTaskGroup(of: (Int, Output).self) { group in
    var results = [Output?](repeating: nil, count: inputs.count)
    var next = 0
    var done = 0
    func start() {
      guard next < inputs.count else { return }
      let index = next
      let input = inputs[index]
      group.addTask { (index, work(input)) }
      next += 1
    }
    for _ in 0..<min(width, inputs.count) { start() }
    while let (index, output) = await group.next() {
      results[index] = output
      done += 1
      finished(done)
      start()
    }
    return results.compactMap { $0 }
  }
}
