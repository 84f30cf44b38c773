/// Turns a file that cairo wrote into one that an archive keeps: described, tagged, with its colours defined, and with
/// other files inside. What has to change is put together here; qpdf carries it out.
struct ArchivalForm {
  let file: CairoFile
  let tree: StructureTree
  let metadata: PDFMetadata
  let attachments: [CarriedFile]

  /// Nil where the file is not as cairo writes it.
  func update(folder: String) -> PDFUpdate? {
    guard let rootNumber = file.trailer["Root"]?.asReference, let root = file.object(rootNumber),
      let infoNumber = file.trailer["Info"]?.asReference, let info = file.object(infoNumber), let pages = pageNumbers(root),
      pages.count == tree.pieces.count
    else { return nil }
    var update = PDFUpdate(after: file.count, folder: folder)
    var linkNumbers: [[Int]] = []
    var linkCount = 0
    for (index, number) in pages.enumerated() {
      guard let page = file.object(number), let content = page["Contents"]?.asReference,
        let ink = file.stream(content).flatMap({ marked($0, page: index) })
      else { return nil }
      update.set(content, toStream: .dictionary([:]), ink)
      update.set(number, to: page.with(["StructParents": .number(index), "Tabs": .name("S")]))
      let links = links(of: page)
      guard links.count == tree.links[index].count else { return nil }
      for link in links {
        guard let annotation = file.object(link) else { return nil }
        update.set(link, to: completed(annotation, number: pages.count + linkCount))
        linkCount += 1
      }
      linkNumbers.append(links)
    }
    // TrueType subsets number their characters as the font file does, and an archive wants to be told.
    for font in file.fonts(ofKind: "CIDFontType2") {
      guard let value = file.object(font) else { return nil }
      update.set(font, to: value.with(["CIDToGIDMap": .name("Identity")]))
    }
    let structure = addStructure(to: &update, pages: pages, links: linkNumbers)
    let packet = xmpPacket(metadata, producer: producer(info))
    let changes: KeyValuePairs<String, PDFObject> = [
      "StructTreeRoot": .reference(structure),
      "MarkInfo": .dictionary(["Marked": .bool(true)]),
      "Lang": .text("zh-CN"),
      "ViewerPreferences": .dictionary(["DisplayDocTitle": .bool(true)]),
      "Metadata": .reference(
        update.add(stream: .dictionary(["Type": .name("Metadata"), "Subtype": .name("XML")]), packet)),
      "OutputIntents": .array([.reference(addOutputIntent(to: &update))]),
    ]
    var catalog = root.with(changes)
    if !attachments.isEmpty {
      let specifications = attachments.map { add($0, to: &update) }
      let names = attachments.indices.sorted { attachments[$0].name < attachments[$1].name }
      let files = PDFObject.dictionary([
        "Names": .array(names.flatMap { [PDFObject.text(attachments[$0].name), .reference(specifications[$0])] })
      ])
      catalog = catalog.with([
        "Names": (file.resolved(root["Names"]) ?? .dictionary([:])).with(["EmbeddedFiles": files]),
        "AF": .array(specifications.map(PDFObject.reference)),
      ])
    }
    update.set(rootNumber, to: catalog)
    return update
  }

  private func producer(_ info: PDFObject) -> String {
    if case .string(let bytes)? = info["Producer"] { String(decoding: bytes, as: UTF8.self) } else { "cairo" }
  }

  /// The numbers of the pages in order.
  private func pageNumbers(_ root: PDFObject) -> [Int]? {
    func kids(_ number: Int, _ depth: Int) -> [Int]? {
      guard depth < 16, let node = file.object(number) else { return nil }
      if node["Type"] == .name("Page") { return [number] }
      guard case .array(let items)? = node["Kids"] else { return nil }
      var result: [Int] = []
      for item in items {
        guard let number = item.asReference, let below = kids(number, depth + 1) else { return nil }
        result += below
      }
      return result
    }
    return root["Pages"]?.asReference.flatMap { kids($0, 0) }
  }

  private func links(of page: PDFObject) -> [Int] {
    guard case .array(let items)? = file.resolved(page["Annots"]) else { return [] }
    return items.compactMap(\.asReference)
  }

  /// A link that is printed with its page, says what it is for, and is known to the structure by a number.
  private func completed(_ link: PDFObject, number: Int) -> PDFObject {
    let isInside = link["Dest"] != nil
    return link.with([
      "F": .number(4), "StructParent": .number(number), "Contents": .text(isInside ? "查看数据来源" : "打开链接"),
    ])
  }

  /// A page's ink with page numbers and rules marked as furniture, for which cairo has no word. Nil where it does not
  /// have as many pieces as the structure knows.
  private func marked(_ ink: [UInt8], page: Int) -> [UInt8]? {
    var ink = ink
    let mark = Array("/\(PDFStructure.furnitureMark) << /MCID ".utf8)
    let artifact = Array("/Artifact BMC".utf8)
    let sign = Array("<< /MCID ".utf8)
    var count = 0
    var position = 0
    while let found = ink[position...].firstRange(of: sign)?.lowerBound {
      guard count < tree.pieces[page].count else { return nil }
      guard let end = ink[found...].firstRange(of: Array("BDC".utf8))?.upperBound else { return nil }
      if tree.pieces[page][count] == nil {
        let start = found - (mark.count - sign.count)
        guard start >= 0, ink[start..<(start + mark.count)].elementsEqual(mark) else { return nil }
        // As long as before, so that nothing has to be moved.
        for index in start..<end { ink[index] = index - start < artifact.count ? artifact[index - start] : 0x20 }
      }
      count += 1
      position = end
    }
    return count == tree.pieces[page].count ? ink : nil
  }

  // MARK: Structure

  private func addStructure(to update: inout PDFUpdate, pages: [Int], links: [[Int]]) -> Int {
    let root = update.reserve()
    let first = update.nextNumber
    for _ in tree.elements { _ = update.reserve() }
    for (index, element) in tree.elements.enumerated() {
      update.set(
        first + index,
        to: structure(element, parent: element.parent.map { first + $0 } ?? root, first: first, pages: pages, links: links))
    }
    var parents: [PDFObject] = []
    for (index, pieces) in tree.pieces.enumerated() {
      parents += [.number(index), .array(pieces.map { $0.map { .reference(first + $0) } ?? .null })]
    }
    for (index, element) in tree.links.joined().enumerated() {
      parents += [.number(pages.count + index), .reference(first + element)]
    }
    update.set(
      root,
      to: .dictionary([
        "Type": .name("StructTreeRoot"), "K": .reference(first), "ParentTree": .dictionary(["Nums": .array(parents)]),
        "ParentTreeNextKey": .number(parents.count / 2),
      ]))
    return root
  }

  private func structure(
    _ element: StructureTree.Element, parent: Int, first: Int, pages: [Int], links: [[Int]]
  ) -> PDFObject {
    var entries: [PDFObject.Entry] = [
      .init(key: "S", value: .name(element.kind)), .init(key: "P", value: .reference(parent)),
    ]
    // A piece on the element's own page is told by its number alone.
    let page = element.children.lazy.compactMap { child -> Int? in
      if case .piece(let page, _) = child { page } else { nil }
    }.first
    if let page { entries.append(.init(key: "Pg", value: .reference(pages[page]))) }
    if let text = element.alternateText { entries.append(.init(key: "Alt", value: .text(text))) }
    if element.kind == "TH" {
      entries.append(.init(key: "A", value: .dictionary(["O": .name("Table"), "Scope": .name("Column")])))
    }
    let children = element.children.map { child -> PDFObject in
      switch child {
      case .element(let index): return .reference(first + index)
      case .piece(let there, let number) where there == page: return .number(number)
      case .piece(let there, let number):
        return .dictionary(["Type": .name("MCR"), "Pg": .reference(pages[there]), "MCID": .number(number)])
      case .link(let there, let number):
        return .dictionary([
          "Type": .name("OBJR"), "Obj": .reference(links[there][number]), "Pg": .reference(pages[there]),
        ])
      }
    }
    if !children.isEmpty { entries.append(.init(key: "K", value: children.count == 1 ? children[0] : .array(children))) }
    return .dictionary(entries)
  }

  // MARK: Colours and files inside

  private func addOutputIntent(to update: inout PDFUpdate) -> Int {
    let profile = update.add(stream: .dictionary(["N": .number(3)]), StandardRGBProfile.bytes)
    return update.add(
      .dictionary([
        "Type": .name("OutputIntent"), "S": .name("GTS_PDFA1"), "OutputConditionIdentifier": .text("sRGB IEC61966-2.1"),
        "Info": .text("sRGB IEC61966-2.1"), "DestOutputProfile": .reference(profile),
      ]))
  }

  private func add(_ attachment: CarriedFile, to update: inout PDFUpdate) -> Int {
    let date = PDFObject.text("D:" + metadata.date.written.filter(\.isNumber).prefix(14) + "+08'00'")
    let content = update.add(
      stream: .dictionary([
        "Type": .name("EmbeddedFile"), "Subtype": .name(attachment.type.replacing("/", with: "#2f")),
        "Params": .dictionary(["Size": .number(attachment.bytes.count), "ModDate": date]),
      ]), attachment.bytes)
    return update.add(
      .dictionary([
        "Type": .name("Filespec"), "F": .text(attachment.name), "UF": .text(attachment.name),
        "Desc": .text(attachment.description), "AFRelationship": .name(attachment.relationship.rawValue),
        "EF": .dictionary(["F": .reference(content), "UF": .reference(content)]),
      ]))
  }
}
