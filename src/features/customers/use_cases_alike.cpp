#include "features/customers/use_cases_alike.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "core/match/compare.hpp"
#include "core/match/known_words.hpp"
#include "features/customers/store_merge.hpp"
#include "storage/search_index.hpp"

namespace zhuli::customers {

namespace {

using match::RowNo;

constexpr std::size_t kMostCompared = 32;
constexpr std::size_t kMostRemembered = 50'000;  // words
// Among fewer customers nothing can be said of how rare a word is: it counts as if they were so
// many.
constexpr std::int64_t kFewest = 9;
// Beyond so many a word of kMostHolders is rare, whatever their number.
constexpr std::int64_t kEnough = std::int64_t{kMostHolders} * kMostHolders + 1;

const match::Schema& names_only() {
    static const match::Schema schema = {{"name", match::Kind::name}};
    return schema;
}

/// One name with what the organisation knows of its words.
class Question {
 public:
    Question(Tx& tx, std::string_view name, WordMemory& memory) : table_(names_only()) {
        known_.record_count = static_cast<double>(memory.customers(tx));
        asked_ = add(name);
        for (const match::WordId word : table_.value(asked_, 0).words) ask(tx, word, memory);
    }

    /// Who holds a rare word of it, those with most of them first.
    std::vector<Id> candidates() const {
        std::vector<std::pair<int, Id>> ranked;
        for (const auto& [id, shared] : shared_) ranked.emplace_back(-shared, id);
        std::sort(ranked.begin(), ranked.end());
        if (ranked.size() > kMostCompared) ranked.resize(kMostCompared);
        std::vector<Id> ids;
        for (const auto& [shared, id] : ranked) ids.push_back(id);
        return ids;
    }

    /// How alike each name is; 0: not enough.
    std::vector<double> likeness(std::span<const KeyMatch> others) {
        std::vector<RowNo> rows;
        for (const KeyMatch& other : others) rows.push_back(add(other.name));
        match::use_words(table_, known_);
        std::vector<double> all;
        for (const RowNo row : rows) {
            const auto agreement = match::compare(table_, 0, asked_, row);
            const bool alike = agreement.level >= match::Level::similar &&
                               match::distinctive(table_, agreement.word_rarity);
            all.push_back(alike ? agreement.rarity : 0);
        }
        return all;
    }

 private:
    RowNo add(std::string_view name) { return table_.add(std::array{name}); }

    void ask(Tx& tx, match::WordId word, WordMemory& memory) {
        const auto& lexicon = table_.lexicon();
        if (lexicon.word_class(word) != match::WordClass::word) return;
        const auto& holders = memory.holders(tx, std::string(lexicon.text(word)));
        const bool common = holders.size() > kMostHolders;
        known_.holders.emplace(lexicon.key(word), common
                                                      ? static_cast<std::uint32_t>(kEnough)
                                                      : static_cast<std::uint32_t>(holders.size()));
        if (!common)
            for (const Id id : holders) ++shared_[id];
    }

    match::Table table_;
    match::KnownWords known_;
    RowNo asked_ = 0;
    std::map<Id, int> shared_;  // per customer, how many rare words
};

}  // namespace

const std::vector<Id>& WordMemory::holders(Tx& tx, const std::string& word) {
    if (const auto known = holders_.find(word); known != holders_.end()) return known->second;
    if (holders_.size() >= kMostRemembered) holders_.clear();
    return holders_.emplace(word, storage::entries_with(tx, "customer", word, kMostHolders + 1))
        .first->second;
}

std::int64_t WordMemory::customers(Tx& tx) {
    if (customers_ == 0) customers_ = std::max(kFewest, count_some(tx, kEnough));
    return customers_;
}

std::vector<KeyMatch> find_alike(Tx& tx, std::string_view name, Id except, WordMemory& memory) {
    Question question(tx, name, memory);
    const auto ids = question.candidates();
    if (ids.empty()) return {};
    const auto others = read_alike(tx, ids);
    const auto likeness = question.likeness(others);
    std::vector<std::pair<double, std::size_t>> ranked;
    for (std::size_t i = 0; i < others.size(); ++i) {
        if (likeness[i] <= 0 || others[i].customer_id == except) continue;
        if (except && is_apart(tx, others[i].customer_id, except)) continue;
        ranked.emplace_back(-likeness[i], i);
    }
    std::sort(ranked.begin(), ranked.end());
    std::vector<KeyMatch> found;
    for (const auto& [less, i] : ranked)
        if (found.size() < kMatchLimit) found.push_back(others[i]);
    return found;
}

}  // namespace zhuli::customers
