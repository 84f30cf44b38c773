package import Drawing

/// The CSS colour names that chart definitions use most.
let colorNames: [String: String] = [
  "black": "#000000", "white": "#FFFFFF", "gray": "#808080", "grey": "#808080", "lightgray": "#D3D3D3",
  "lightgrey": "#D3D3D3", "darkgray": "#A9A9A9", "darkgrey": "#A9A9A9", "dimgray": "#696969", "silver": "#C0C0C0",
  "red": "#FF0000", "darkred": "#8B0000", "firebrick": "#B22222", "crimson": "#DC143C", "salmon": "#FA8072",
  "orange": "#FFA500", "darkorange": "#FF8C00", "gold": "#FFD700", "yellow": "#FFFF00", "goldenrod": "#DAA520",
  "green": "#008000", "darkgreen": "#006400", "lightgreen": "#90EE90", "teal": "#008080", "turquoise": "#40E0D0",
  "blue": "#0000FF", "darkblue": "#00008B", "navy": "#000080", "steelblue": "#4682B4", "lightblue": "#ADD8E6",
  "skyblue": "#87CEEB", "royalblue": "#4169E1", "purple": "#800080", "indigo": "#4B0082", "magenta": "#FF00FF",
  "pink": "#FFC0CB", "brown": "#A52A2A", "tan": "#D2B48C", "maroon": "#800000", "cyan": "#00FFFF", "olive": "#808000",
  "slategray": "#708090", "tomato": "#FF6347", "coral": "#FF7F50", "lightsteelblue": "#B0C4DE",
]

/// A colour written as `#12436D` or by its CSS name; nil for anything else.
package func color(named text: String) -> Color? {
  if text == "transparent" { return Color(red: 1, green: 1, blue: 1, alpha: 0) }
  return Color(hex: text) ?? colorNames[text.lowercased()].flatMap { Color(hex: $0) }
}
