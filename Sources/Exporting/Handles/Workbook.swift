import CXlsxWriter

/// An Excel workbook in the making; freed when let go, whether it was written or not.
final class Workbook {
  private var workbook: UnsafeMutablePointer<lxw_workbook>?
  private let path: String

  /// - Parameter created: seconds since 1970, written into the file in place of the clock's time.
  init(path: String, title: String, created: Int) throws(ExportingError) {
    self.path = path
    workbook = workbook_new(path)
    guard let workbook else { throw .cannotWrite(path: path, reason: "no memory for a workbook") }
    title.withCString { words in
      var properties = lxw_doc_properties()
      properties.title = UnsafeMutablePointer(mutating: words)
      properties.created = created
      _ = workbook_set_properties(workbook, &properties)
    }
  }

  deinit {
    if let workbook { lxw_workbook_free(workbook) }
  }

  func addSheet(_ name: String) throws(ExportingError) -> Worksheet {
    guard let workbook, let sheet = workbook_add_worksheet(workbook, name) else {
      throw .cannotWrite(path: path, reason: "the sheet “\(name)” could not be added")
    }
    return Worksheet(sheet, name: name)
  }

  func addFormat(_ style: CellStyle) throws(ExportingError) -> UnsafeMutablePointer<lxw_format> {
    guard let workbook, let format = workbook_add_format(workbook) else {
      throw .cannotWrite(path: path, reason: "no memory for a cell format")
    }
    if style.isBold { format_set_bold(format) }
    if style.isItalic { format_set_italic(format) }
    if style.wraps { format_set_text_wrap(format) }
    if style.isHead {
      format_set_bottom(format, UInt8(LXW_BORDER_THIN.rawValue))
      format_set_bg_color(format, 0xEDEDED)
      format_set_align(format, UInt8(LXW_ALIGN_CENTER.rawValue))
    } else if style.isRight {
      format_set_align(format, UInt8(LXW_ALIGN_RIGHT.rawValue))
    }
    format_set_align(format, UInt8((style.isHead ? LXW_ALIGN_VERTICAL_CENTER : LXW_ALIGN_VERTICAL_TOP).rawValue))
    if !style.numberFormat.isEmpty { format_set_num_format(format, style.numberFormat) }
    return format
  }

  /// A chart of columns, or of lines, over cells of a sheet; the sheet places it.
  func addChart(_ kind: NativeChart.Kind) throws(ExportingError) -> NativeChart {
    let type = kind == .lines ? LXW_CHART_LINE : LXW_CHART_COLUMN
    guard let workbook, let chart = workbook_add_chart(workbook, UInt8(type.rawValue)) else {
      throw .cannotWrite(path: path, reason: "no memory for a chart")
    }
    return NativeChart(chart)
  }

  /// Writes the file; the workbook is gone afterwards, also when it fails.
  func close() throws(ExportingError) {
    guard let workbook else { return }
    self.workbook = nil
    let status = workbook_close(workbook)
    guard status == LXW_NO_ERROR else {
      throw .cannotWrite(path: path, reason: lxw_strerror(status).map { String(cString: $0) } ?? "error \(status.rawValue)")
    }
  }
}

/// A chart that the spreadsheet itself draws from its cells; its workbook must outlive it.
struct NativeChart {
  enum Kind { case columns, lines }

  fileprivate let chart: UnsafeMutablePointer<lxw_chart>

  fileprivate init(_ chart: UnsafeMutablePointer<lxw_chart>) { self.chart = chart }

  func setTitle(_ title: String, unit: String) {
    chart_title_set_name(chart, title)
    var font = lxw_chart_font()
    font.size = 12
    chart_title_set_name_font(chart, &font)
    if !unit.isEmpty { chart_axis_set_name(chart.pointee.y_axis, unit) }
    chart_legend_set_position(chart, UInt8(LXW_CHART_LEGEND_BOTTOM.rawValue))
  }

  /// A series of the cells in a column, named by its head, with the names of a first column.
  func addSeries(
    in sheet: String, column: Int, names: Int, head: Int, rows: ClosedRange<Int>, color: UInt32, isLine: Bool
  ) {
    guard let series = chart_add_series(chart, nil, nil) else { return }
    chart_series_set_categories(
      series, sheet, UInt32(rows.lowerBound), UInt16(names), UInt32(rows.upperBound), UInt16(names))
    chart_series_set_values(
      series, sheet, UInt32(rows.lowerBound), UInt16(column), UInt32(rows.upperBound), UInt16(column))
    chart_series_set_name_range(series, sheet, UInt32(head), UInt16(column))
    if isLine {
      var line = lxw_chart_line()
      line.color = color
      line.width = 2.25
      chart_series_set_line(series, &line)
    } else {
      var fill = lxw_chart_fill()
      fill.color = color
      chart_series_set_fill(series, &fill)
    }
  }
}

/// How a cell looks.
struct CellStyle: Hashable {
  var isHead = false
  var isBold = false
  var isItalic = false
  var isRight = false
  var wraps = false
  var numberFormat = ""
}

/// One sheet of a workbook, which must outlive it.
struct Worksheet {
  private let sheet: UnsafeMutablePointer<lxw_worksheet>
  let name: String

  fileprivate init(_ sheet: UnsafeMutablePointer<lxw_worksheet>, name: String) {
    self.sheet = sheet
    self.name = name
  }

  /// Words, also those that look like a formula: a typed string is never run.
  func write(_ text: String, _ row: Int, _ column: Int, _ format: UnsafeMutablePointer<lxw_format>?) throws(ExportingError) {
    guard !text.isEmpty || format != nil else { return }
    let status =
      text.isEmpty
      ? worksheet_write_blank(sheet, UInt32(row), UInt16(column), format)
      : worksheet_write_string(sheet, UInt32(row), UInt16(column), text, format)
    guard status == LXW_NO_ERROR else { throw .doesNotFit(sheet: name, row: row + 1) }
  }

  func write(_ number: Double, _ row: Int, _ column: Int, _ format: UnsafeMutablePointer<lxw_format>?) throws(ExportingError) {
    guard worksheet_write_number(sheet, UInt32(row), UInt16(column), number, format) == LXW_NO_ERROR else {
      throw .doesNotFit(sheet: name, row: row + 1)
    }
  }

  func merge(
    _ text: String, row: Int, from column: Int, to last: Int, _ format: UnsafeMutablePointer<lxw_format>?
  ) throws(ExportingError) {
    guard last > column else { return try write(text, row, column, format) }
    let status = worksheet_merge_range(
      sheet, UInt32(row), UInt16(column), UInt32(row), UInt16(last), text, format)
    guard status == LXW_NO_ERROR else { throw .doesNotFit(sheet: name, row: row + 1) }
  }

  /// Puts a chart with its upper left corner into a cell; sizes are pixels.
  func insert(_ chart: NativeChart, row: Int, column: Int, width: Double, height: Double) throws(ExportingError) {
    // 480 by 288 is the size that the library scales from.
    var options = lxw_chart_options()
    options.x_scale = width / 480
    options.y_scale = height / 288
    options.object_position = UInt8(LXW_OBJECT_MOVE_DONT_SIZE.rawValue)
    guard worksheet_insert_chart_opt(sheet, UInt32(row), UInt16(column), chart.chart, &options) == LXW_NO_ERROR else {
      throw .doesNotFit(sheet: name, row: row + 1)
    }
  }

  func setWidth(_ width: Double, column: Int) {
    _ = worksheet_set_column(sheet, UInt16(column), UInt16(column), width, nil)
  }

  func freeze(rows: Int, columns: Int) { worksheet_freeze_panes(sheet, UInt32(rows), UInt16(columns)) }

  func filter(rows: Int, columns: Int, head: Int) {
    guard rows > 0 else { return }
    _ = worksheet_autofilter(sheet, UInt32(head), 0, UInt32(head + rows), UInt16(columns - 1))
  }

  /// A4 across, as wide as one page, with the heads on each.
  func setPage(heads: Int) {
    worksheet_set_landscape(sheet)
    worksheet_set_paper(sheet, 9)
    worksheet_fit_to_pages(sheet, 1, 0)
    _ = worksheet_repeat_rows(sheet, 0, UInt32(heads - 1))
  }
}
