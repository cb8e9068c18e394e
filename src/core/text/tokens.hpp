// The one tokenizer of the search index and of queries. Tokens are ideographs or [a-z0-9]+ only,
// so that no engine splits them again. One or two neighbouring ideographs stand for themselves;
// of the others the first letter is the class:
//   p pinyin, i initials, from each character on; nobody asks from within a legal form on
//   w Latin words joined, from each word on          x a word of another script (hex)
//   n code, from each part on                        t phone digits, from each digit on
//   o organisation (base 36)
// A text matches a query when every group has a term among the text's tokens. Long tokens are cut
// at the same length on both sides, so a cut never hides a match.
// Does not rank: see match.hpp.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace zhuli::text {

inline constexpr std::size_t kMaxPinyinChars = 24;  // of one p token
inline constexpr std::size_t kMaxInitials = 12;     // of one i token
inline constexpr std::size_t kMaxWordChars = 24;    // of one w, n or x token
inline constexpr std::size_t kMinPhoneTail = 4;
inline constexpr std::size_t kMaxPhoneDigits = 18;
inline constexpr std::size_t kMaxNameUnits = 64;        // of one name; the rest is not indexed
inline constexpr std::size_t kMaxWordUnits = 2000;      // of one longer text
inline constexpr std::size_t kMaxReadingsPerStart = 6;  // p tokens from one character on
inline constexpr std::size_t kMaxTokens = 2000;         // of one document
inline constexpr std::size_t kMaxQueryBytes = 300;
inline constexpr std::size_t kMaxQueryGroups = 12;

enum class TextKind {
    name,  // people, companies, products: fragments, pinyin, initials
    code,  // numbers of documents and products
    phone,
    email,
    word,  // notes: fragments of two and more, no pinyin; see word_query_tokens()
};

struct IndexedText {
    std::string_view text;
    TextKind kind = TextKind::name;
};
using Document = std::vector<IndexedText>;

/// Distinct tokens, in no particular order; without the organisation.
std::vector<std::string> index_tokens(const Document& document);
/// "o" and the organisation: one document has one, every statement of a tenant asks for it.
std::string org_token(std::int64_t org_id);

struct QueryTerm {
    std::string token;
    bool prefix = false;
    auto operator<=>(const QueryTerm&) const = default;
};
struct QueryGroup {
    std::vector<QueryTerm> any;  // never empty
};

/// adjacent: 杭精 finds only 杭精…; scattered: also 杭州精工. Ask scattered only when adjacent
/// finds too little: single characters are common.
enum class Closeness { adjacent, scattered };

/// Every group must match. Empty when nothing in `query` can be searched for.
std::vector<QueryGroup> query_tokens(std::string_view query,
                                     Closeness closeness = Closeness::adjacent);

/// For texts of the kind `word`: nothing else reaches them. A single ideograph asks for nothing.
std::vector<QueryGroup> word_query_tokens(std::string_view query);

}  // namespace zhuli::text
