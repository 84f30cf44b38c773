extension FontRoles {
  /// The roles as a configuration for fontconfig: where fonts lie, and that only the named families may be used.
  ///
  /// Everything else on the machine is refused, so that a rare character is set in the same font everywhere, or reported
  /// as missing everywhere. It is also what makes starting fast: a handful of candidates instead of hundreds.
  var fontconfigDescription: String {
    var lines = ["<?xml version=\"1.0\"?>", "<fontconfig>"]
    for folder in ["/usr/share/fonts", "/usr/local/share/fonts"] + (folder.map { [$0] } ?? []) {
      lines.append("<dir>\(xmlEscaped(folder))</dir>")
    }
    // Ours comes first because fontconfig writes into the first that it may; the others are the system's, read only.
    lines.append("<cachedir prefix=\"xdg\">duizhao/fontconfig</cachedir>")
    lines.append("<cachedir>/var/cache/fontconfig</cachedir>")
    lines.append("<cachedir>/usr/lib/fontconfig/cache</cachedir>")
    // Every font is scalable or not. (Refusing by file name would refuse the folders before families are looked at.)
    let all = ["true", "false"].map { "<pattern><patelt name=\"scalable\"><bool>\($0)</bool></patelt></pattern>" }
    lines.append("<selectfont><rejectfont>\(all.joined())</rejectfont><acceptfont>")
    for family in allFamilies {
      lines.append(
        "<pattern><patelt name=\"family\"><string>\(xmlEscaped(family.name))</string></patelt></pattern>")
    }
    lines.append("</acceptfont></selectfont>")
    lines.append("</fontconfig>")
    return lines.joined(separator: "\n")
  }
}
