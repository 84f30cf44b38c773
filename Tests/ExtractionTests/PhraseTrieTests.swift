import Extraction
import Testing

/// Finding listed phrases at a place of a text.
@Suite struct PhraseTrieTests {
  private let text = Array("规模以上工业增加值增长".unicodeScalars)
  private let phrases = [("工业", 1), ("规模以上工业", 2), ("规模以上工业增加值", 3), ("增加值", 4), ("𠀀值", 5)]

  @Test func theLongestThatBeginsHere() {
    let trie = PhraseTrie(phrases)
    #expect(trie.longest(in: text, at: 0, before: text.count)?.value == 3)
    #expect(trie.longest(in: text, at: 0, before: text.count)?.end == 9)
    #expect(trie.longest(in: text, at: 0, before: 8)?.value == 2)
    #expect(trie.longest(in: text, at: 4, before: text.count)?.value == 1)
    #expect(trie.longest(in: text, at: 1, before: text.count) == nil)
    #expect(trie.longest(in: text, at: text.count, before: text.count) == nil)
    #expect(trie.longest(in: Array("𠀀值".unicodeScalars), at: 0, before: 2)?.value == 5)
  }

  @Test func exactlyAPhrase() {
    let trie = PhraseTrie(phrases)
    #expect(trie[Array("工业".unicodeScalars)] == 1)
    #expect(trie[Array("工".unicodeScalars)] == nil)
    #expect(trie[Array("工业增".unicodeScalars)] == nil)
    #expect(trie[Array("".unicodeScalars)] == nil)
    #expect(PhraseTrie<Int>([])[Array("工业".unicodeScalars)] == nil)
  }

  @Test func theLongestThatEndsHere() {
    let trie = SuffixTrie(phrases)
    #expect(trie.longest(in: text, endingAt: 9, from: 0)?.value == 3)
    #expect(trie.longest(in: text, endingAt: 9, from: 0)?.start == 0)
    #expect(trie.longest(in: text, endingAt: 9, from: 5)?.value == 4)
    #expect(trie.longest(in: text, endingAt: 6, from: 0)?.value == 2)
    #expect(trie.longest(in: text, endingAt: 2, from: 0) == nil)
  }
}
