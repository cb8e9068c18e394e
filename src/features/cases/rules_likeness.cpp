// Which cases are like a complaint. Candidates come from the index by single terms; what is shown
// is decided here, from the words that stand in both, and can therefore be told.
#include <algorithm>
#include <array>
#include <set>

#include "core/text/units.hpp"
#include "core/text/utf8.hpp"
#include "features/cases/rules.hpp"

namespace zhuli::cases {

namespace {

using text::Script;
using text::Unit;
using text::Units;

constexpr std::size_t kMostShared = 8;
constexpr std::size_t kCounted = 10;  // more shared words say nothing more
constexpr std::size_t kOfWord = 2;    // a word or number counts as much as two ideographs
constexpr int kEnough = 3;

/// They stand in any complaint.
constexpr std::array<std::string_view, 80> kSaidAnyway{
    "我们", "你们", "他们", "一个", "这个", "那个", "怎么", "没有", "什么", "已经",
    "可以", "还是", "就是", "不是", "今天", "昨天", "明天", "现在", "刚刚", "刚才",
    "收到", "客户", "时候", "因为", "所以", "但是", "如果", "一直", "一下", "问题",
    "处理", "需要", "希望", "请问", "麻烦", "谢谢", "你好", "您好", "这批", "这次",
    "上次", "知道", "觉得", "为什", "么办", "怎样", "这样", "都是", "the",  "and",
    "is",   "are",  "was",  "we",   "you",  "it",   "to",   "of",   "in",   "on",
    "for",  "not",  "this", "that", "with", "have", "has",  "our",  "your", "please",
    "but",  "be",   "my",   "at",   "an",   "as",   "by",   "or",   "from", "what"};

bool is_said_anyway(std::string_view term) {
    return std::ranges::find(kSaidAnyway, term) != kSaidAnyway.end();
}

bool is_word(const Unit& unit) { return unit.script != Script::han && unit.char_count > 1; }

std::string text_of(const Units& all, const Unit& unit) {
    std::string out;
    if (unit.script == Script::han) {
        text::append(out, unit.code);
        return out;
    }
    for (std::uint32_t i = 0; i < unit.char_count; ++i)
        text::append(out, all.chars[unit.char_first + i].code);
    return out;
}

/// The term that ends with this unit; empty: none does.
std::string term_at(const Units& all, std::size_t at) {
    const Unit& unit = all.units[at];
    if (is_word(unit)) {
        auto word = text_of(all, unit);
        return is_said_anyway(word) ? std::string() : word;
    }
    if (unit.script != Script::han || at == 0 || unit.after_separator) return {};
    const Unit& before = all.units[at - 1];
    if (before.script != Script::han) return {};
    auto term = text_of(all, before) + text_of(all, unit);
    return is_said_anyway(term) ? std::string() : term;
}

/// How much shared words say: each ideograph, and each word or number of other scripts however
/// long.
std::size_t weight_of(const std::string& words) {
    std::size_t weight = 0;
    for (const Unit& unit : text::units_of(words, text::Reading::none).units)
        weight += unit.script == Script::han ? 1 : kOfWord;
    return weight;
}

}  // namespace

std::vector<std::string> terms_of(std::string_view words) {
    const Units all = text::units_of(words, text::Reading::none);
    std::set<std::string> terms;
    for (std::size_t i = 0; i < all.units.size() && terms.size() < kMostTerms; ++i)
        if (auto term = term_at(all, i); !term.empty()) terms.insert(std::move(term));
    return {terms.begin(), terms.end()};
}

std::vector<std::string> shared_words(std::string_view a, std::string_view b) {
    const auto theirs = terms_of(b);
    const std::set<std::string, std::less<>> known(theirs.begin(), theirs.end());
    const Units all = text::units_of(a, text::Reading::none);
    std::vector<std::string> found;
    std::string run;
    const auto end_run = [&] {
        if (!run.empty() && std::ranges::find(found, run) == found.end()) found.push_back(run);
        run.clear();
    };
    for (std::size_t i = 0; i < all.units.size(); ++i) {
        const auto term = term_at(all, i);
        const bool shared = !term.empty() && known.contains(term);
        const bool goes_on = shared && !run.empty() && !is_word(all.units[i]);
        if (!goes_on) end_run();
        if (shared) run = goes_on ? run + text_of(all, all.units[i]) : term;
        if (shared && is_word(all.units[i])) end_run();
    }
    end_run();
    std::ranges::stable_sort(found, [](const std::string& x, const std::string& y) {
        return weight_of(x) > weight_of(y);
    });
    if (found.size() > kMostShared) found.resize(kMostShared);
    return found;
}

int likeness(const Hint& hint) {
    std::size_t said = 0;
    for (const std::string& words : hint.shared) said += weight_of(words);
    if (said == 0 && !(hint.same_kind && hint.same_product)) return 0;
    const int points = static_cast<int>(std::min(said, kCounted)) + (hint.same_kind ? 2 : 0) +
                       (hint.same_product ? 4 : 0);
    return points >= kEnough ? points : 0;
}

std::vector<Hint> best_of(std::vector<Hint> hints) {
    std::erase_if(hints, [](const Hint& one) { return likeness(one) == 0; });
    std::ranges::sort(hints, [](const Hint& x, const Hint& y) {
        const int a = likeness(x), b = likeness(y);
        if (a != b) return a > b;
        return x.used_count != y.used_count ? x.used_count > y.used_count : x.id > y.id;
    });
    if (hints.size() > kMostHints) hints.resize(kMostHints);
    return hints;
}

}  // namespace zhuli::cases
