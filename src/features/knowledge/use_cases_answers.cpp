// What one asks while talking to a customer: everything about a product, and a search over all.
#include <algorithm>
#include <map>
#include <tuple>

#include "features/catalog/use_cases.hpp"
#include "features/customers/use_cases.hpp"
#include "features/knowledge/rules.hpp"
#include "features/knowledge/use_cases.hpp"
#include "features/knowledge/use_cases_record.hpp"
#include "storage/search_index.hpp"

namespace zhuli::knowledge {

namespace {

constexpr int kScriptsShown = 50;             // of a product, of its line
constexpr std::size_t kPolicyProducts = 500;  // as many as an order has lines

/// What is about the product, then about its line, then about everything.
std::vector<Card> all_about(Tx& tx, const catalog::Product& product) {
    std::vector<Card> cards = cards_about(tx, product.id, {});
    const auto add = [&](std::vector<Card> more) {
        cards.insert(cards.end(), std::make_move_iterator(more.begin()),
                     std::make_move_iterator(more.end()));
    };
    if (product.line_id) add(cards_about(tx, {}, product.line_id));
    add(cards_about(tx, {}, {}));
    return cards;
}

std::vector<Script> scripts_for(Tx& tx, const catalog::Product& product) {
    auto scripts = scripts_about(tx, product.id, {}, kScriptsShown);
    if (!product.line_id) return scripts;
    for (Script& one : scripts_about(tx, {}, product.line_id, kScriptsShown))
        scripts.push_back(std::move(one));
    return scripts;
}

std::optional<CardView> view_of(Tx& tx, const Ctx& ctx, const Card* card) {
    if (card == nullptr) return std::nullopt;
    return std::move(views_of(tx, ctx, {*card}).front());
}

std::vector<CardView> views_of(Tx& tx, const Ctx& ctx, const std::vector<Card>& cards,
                               CardKind kind) {
    std::vector<Card> chosen;
    for (const Card& card : cards)
        if (card.kind == kind) chosen.push_back(card);
    return views_of(tx, ctx, std::move(chosen));
}

struct Place {
    bool at_hand = false;
    int rank = 0;
    std::int64_t used_count = 0;
    std::size_t at = 0;  // in the answer of the index
    auto key() const { return std::tuple{!at_hand, -rank, -used_count, at}; }
};

template <class T>
bool is_about(const T& record, const catalog::Product* product) {
    if (product == nullptr) return false;
    return record.product_id == product->id ||
           (record.line_id && record.line_id == product->line_id);
}

struct Found {
    Hit hit;
    Place place;
};

std::vector<Found> load(Tx& tx, const Ctx& ctx, const std::vector<storage::SearchHit>& found,
                        const catalog::Product* at_hand) {
    std::vector<Id> card_ids, script_ids;
    std::map<Id, Place> places;
    for (const auto& one : found) {
        (one.entity == "script" ? script_ids : card_ids).push_back(one.id);
        places[one.id] = {false, one.rank, 0, places.size()};
    }
    std::vector<Found> all;
    for (auto& card : views_of(tx, ctx, storage::find_each<Card>(tx, card_ids))) {
        Place place = places[card.id];
        place.at_hand = is_about(card, at_hand);
        all.push_back({{std::move(card), std::nullopt}, place});
    }
    for (auto& script : items_of(tx, ctx, storage::find_each<Script>(tx, script_ids))) {
        Place place = places[script.id];
        place.at_hand = is_about(script, at_hand);
        place.used_count = script.used_count;
        all.push_back({{std::nullopt, std::move(script)}, place});
    }
    return all;
}

std::optional<catalog::Product> product_at_hand(Tx& tx, Id id) {
    const Id ids[] = {id};
    if (!id) return std::nullopt;
    auto found = catalog::find_products(tx, ids);
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

/// Of the customer one talks to; nothing without one.
Result<std::string> industry_of(Tx& tx, const Ctx& ctx, Id id) {
    if (!id) return std::string();
    TRY(const auto customer, customers::load_in_scope(tx, ctx, id, "customers.read"));
    return customer.industry.v;
}

}  // namespace

Result<Segments> list_segments(Tx& tx, const Ctx&, const http::Nothing&) {
    return Segments{segments(tx)};
}

Result<Policies> find_policies(Tx& tx, const Ctx& ctx, const PolicyQuestion& in) {
    if (in.product_ids.size() > kPolicyProducts)
        return Problem::field("product_ids", "field.too_many",
                              {{"max", std::to_string(kPolicyProducts)}});
    const auto cards = policy_cards(tx);
    std::map<Id, std::vector<Id>> products_of;
    for (const catalog::Product& product : catalog::find_products(tx, in.product_ids))
        if (const Card* card = policy_for(cards, product, ctx.today))
            products_of[card->id].push_back(product.id);
    Policies policies;
    for (const Card& card : cards)
        if (const auto at = products_of.find(card.id); at != products_of.end())
            policies.items.push_back({*view_of(tx, ctx, &card), at->second});
    return policies;
}

Result<ProductKnowledge> show_product_knowledge(Tx& tx, const Ctx& ctx, const ProductQuestion& in) {
    const auto product = product_at_hand(tx, in.product_id);
    if (!product) return Problem::not_found("product");
    TRY(const auto industry, industry_of(tx, ctx, in.customer_id));
    const auto cards = all_about(tx, *product);
    ProductKnowledge told;
    told.product_id = product->id;
    told.code = product->code.v;
    told.name = product->name.v;
    told.unit = product->unit.v;
    told.material = product->material.v;
    told.on_shelf = product->on_shelf;
    told.list_price_e4 = product->list_price_e4;
    if (const auto line = storage::find<catalog::ProductLine>(tx, product->line_id))
        told.line_name = line->name.v;
    for (const catalog::Parameter& parameter : product->parameters) {
        PlainParameter& plain = told.parameters.emplace_back();
        static_cast<catalog::Parameter&>(plain) = parameter;
        plain.plain = view_of(tx, ctx, plain_word_for(cards, parameter, ctx.today));
    }
    told.selling_points = views_of(tx, ctx, cards, CardKind::selling_point);
    told.fabs = views_of(tx, ctx, cards, CardKind::fab);
    put_fitting_first(told.selling_points, industry);
    put_fitting_first(told.fabs, industry);
    told.rivals = views_of(tx, ctx, cards, CardKind::rival);
    told.policy = view_of(tx, ctx, policy_for(cards, ctx.today));
    told.scripts = items_of(tx, ctx, scripts_for(tx, *product));
    return told;
}

Result<Hits> search_knowledge(Tx& tx, const Ctx& ctx, const SearchQuestion& in) {
    if (in.limit < 1 || in.limit > kSearchLimit)
        return Problem::field("limit", "field.out_of_range",
                              {{"min", "1"}, {"max", std::to_string(kSearchLimit)}});
    const auto product = product_at_hand(tx, in.product_id);
    const storage::SearchScope scope{{"knowledge_card", "script"}, nullptr};
    const auto found = storage::search(tx, {&scope, 1}, in.q, storage::kCandidateLimit);
    auto all = load(tx, ctx, found, product ? &*product : nullptr);
    std::ranges::sort(all, {}, [](const Found& one) { return one.place.key(); });
    if (all.size() > static_cast<std::size_t>(in.limit))
        all.resize(static_cast<std::size_t>(in.limit));
    Hits hits;
    for (Found& one : all) hits.items.push_back(std::move(one.hit));
    return hits;
}

}  // namespace zhuli::knowledge
