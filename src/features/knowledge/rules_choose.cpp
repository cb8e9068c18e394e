// What applies to a product out of all that is said of it.
#include <algorithm>
#include <tuple>
#include <utility>

#include "core/text/fold.hpp"
#include "core/text/utf8.hpp"
#include "features/catalog/model_parameters.hpp"
#include "features/knowledge/rules.hpp"

namespace zhuli::knowledge {

namespace {

int closeness(const Card& card) { return card.product_id ? 2 : card.line_id ? 1 : 0; }

bool has_expired(const Card& card, Date today) {
    return validity_of(card.valid_until, today) == Validity::expired;
}

std::string without_stars(std::string pattern) {
    std::erase(pattern, '*');
    return pattern;
}

/// The best of those that qualify by a rank that compares.
template <class Rank>
const Card* best(std::span<const Card> cards, Rank rank_of) {
    const Card* found = nullptr;
    for (const Card& card : cards) {
        if (!rank_of(card)) continue;
        if (found == nullptr || *rank_of(*found) < *rank_of(card)) found = &card;
    }
    return found;
}

}  // namespace

bool fits(std::string_view pattern, std::string_view value) {
    if (pattern.empty()) return true;
    const std::string wanted = catalog::value_key(pattern), all = catalog::value_key(value);
    std::string_view rest = all;
    std::size_t from = 0;
    for (auto star = wanted.find('*'); star != wanted.npos; star = wanted.find('*', from)) {
        const std::string_view piece = std::string_view(wanted).substr(from, star - from);
        const auto at = rest.find(piece);
        if (at == rest.npos || (from == 0 && at != 0)) return false;
        rest.remove_prefix(at + piece.size());
        from = star + 1;
    }
    const std::string_view last = std::string_view(wanted).substr(from);
    return from == 0 ? rest == last : rest.ends_with(last);
}

bool is_for(const Card& card, std::string_view industry) {
    const std::string segment = text::fold(card.segment, text::Spaces::drop);
    const std::string theirs = text::fold(industry, text::Spaces::drop);
    if (segment.empty() || theirs.empty()) return false;
    return theirs.find(segment) != theirs.npos || segment.find(theirs) != segment.npos;
}

void put_fitting_first(std::vector<CardView>& cards, std::string_view industry) {
    if (industry.empty()) return;
    for (CardView& card : cards) card.fits_customer = is_for(card, industry);
    std::ranges::stable_sort(cards, {}, [](const CardView& card) {
        return card.fits_customer ? 0 : card.segment.empty() ? 1 : 2;
    });
}

const Card* plain_word_for(std::span<const Card> cards, const catalog::Parameter& parameter,
                           Date today) {
    using Rank = std::optional<std::tuple<int, std::size_t, bool, Id>>;
    const auto rank_of = [&](const Card& card) -> Rank {
        if (card.kind != CardKind::plain_word ||
            !catalog::is_same_name(card.parameter, parameter.name))
            return std::nullopt;
        if (!fits(card.value_pattern, parameter.value) &&
            !fits(card.value_pattern, catalog::shown(parameter)))
            return std::nullopt;
        return std::tuple{closeness(card), without_stars(card.value_pattern.v).size(),
                          !has_expired(card, today), card.id};
    };
    return best(cards, rank_of);
}

const Card* policy_for(std::span<const Card> cards, Date today) {
    using Rank = std::optional<std::tuple<int, bool, Id>>;
    return best(cards, [&](const Card& card) -> Rank {
        if (card.kind != CardKind::policy) return std::nullopt;
        return std::tuple{closeness(card), !has_expired(card, today), card.id};
    });
}

const Card* policy_for(std::span<const Card> cards, const catalog::Product& product, Date today) {
    using Rank = std::optional<std::tuple<int, bool, Id>>;
    return best(cards, [&](const Card& card) -> Rank {
        const bool other_product = card.product_id && card.product_id != product.id;
        const bool other_line = !card.product_id && card.line_id && card.line_id != product.line_id;
        if (card.kind != CardKind::policy || other_product || other_line) return std::nullopt;
        return std::tuple{closeness(card), !has_expired(card, today), card.id};
    });
}

}  // namespace zhuli::knowledge
