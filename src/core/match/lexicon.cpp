#include "core/match/lexicon.hpp"

#include <functional>

#include "core/invariant.hpp"

namespace zhuli::match {

std::size_t Lexicon::place(std::string_view key) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = std::hash<std::string_view>{}(key)&mask;
    while (slots_[at] != 0 && this->key(slots_[at] - 1) != key) at = (at + 1) & mask;
    return at;
}

void Lexicon::grow() {
    slots_.assign(slots_.size() * 2, 0);
    for (std::uint32_t id = 0; id < counts_.size(); ++id) slots_[place(key(id))] = id + 1;
}

WordId Lexicon::intern(std::size_t field, WordClass word_class, std::string_view text) {
    asked_.assign({static_cast<char>(field), static_cast<char>(word_class)});
    asked_ += text;
    std::size_t at = place(asked_);
    if (slots_[at] != 0) return slots_[at] - 1;
    if ((counts_.size() + 1) * 4 > slots_.size() * 3) {
        grow();
        at = place(asked_);
    }
    INVARIANT(keys_.size() + asked_.size() < UINT32_MAX, "more words than one lexicon holds");
    keys_ += asked_;
    starts_.push_back(static_cast<std::uint32_t>(keys_.size()));
    counts_.push_back(0);
    slots_[at] = static_cast<std::uint32_t>(counts_.size());
    return static_cast<WordId>(counts_.size() - 1);
}

}  // namespace zhuli::match
