#include "features/offers/use_cases.hpp"

#include "features/identity/use_cases.hpp"
#include "features/offers/use_cases_record.hpp"
#include "storage/id_set.hpp"
#include "storage/list.hpp"
#include "storage/save.hpp"

namespace zhuli::offers {

namespace {

constexpr storage::ListPlan kSegments{.permission = "segments.read"};
constexpr storage::ListPlan kOffers{.permission = "offers.read"};

SegmentView view_of(Tx& tx, const Ctx& ctx, const Segment& segment) {
    SegmentView view;
    static_cast<Segment&>(view) = segment;
    view.owner_name = identity::remembered_name(tx, ctx.now, segment.owner_id);
    if (ctx.covers("segments.edit", segment.owner_id)) view.actions = {"edit"};
    return view;
}

/// What an offer says is right, and its segment is one the caller sees, or `before` it was handed
/// to them.
Result<> check_offer(Tx& tx, const Ctx& ctx, const Offer& offer, const Offer& before = {}) {
    CHECK(check(offer, ctx.today));
    if (before.id && offer.segment_id == before.segment_id) return Done{};
    const auto segment = load_segment(tx, ctx, offer.segment_id, "segments.read");
    if (!segment.ok() || segment->archived)
        return Problem::field("segment_id", "field.no_such_record");
    return Done{};
}

/// What belongs to each is asked once for all of them.
std::vector<OfferView> views_of(Tx& tx, const Ctx& ctx, std::span<const Offer> offers) {
    std::vector<Id> sent, segments;
    for (const Offer& offer : offers) {
        segments.push_back(offer.segment_id);
        if (offer.state != OfferState::draft) sent.push_back(offer.id);
    }
    const auto names = segment_names(tx, segments);
    const auto tallies = tallies_of(tx, sent);
    std::vector<OfferView> views;
    for (const Offer& offer : offers) {
        OfferView& view = views.emplace_back();
        static_cast<Offer&>(view) = offer;
        view.owner_name = identity::remembered_name(tx, ctx.now, offer.owner_id);
        if (const auto name = names.find(offer.segment_id); name != names.end())
            view.segment_name = name->second;
        if (const auto tally = tallies.find(offer.id); tally != tallies.end())
            view.tally = tally->second;
        if (ctx.covers("offers.edit", offer.owner_id))
            view.actions = actions_of(workflow(), ctx, offer, offer.state);
    }
    return views;
}

}  // namespace

Result<Segment> load_segment(Tx& tx, const Ctx& ctx, Id id, std::string_view permission) {
    auto segment = storage::find<Segment>(tx, id);
    if (!segment || !ctx.covers(permission, segment->owner_id))
        return Problem::not_found("segment");
    return std::move(*segment);
}

Result<Offer> load_offer(Tx& tx, const Ctx& ctx, Id id, std::string_view permission) {
    auto offer = storage::find<Offer>(tx, id);
    if (!offer || !ctx.covers(permission, offer->owner_id)) return Problem::not_found("offer");
    return std::move(*offer);
}

OfferView view_of(Tx& tx, const Ctx& ctx, const Offer& offer) {
    return std::move(views_of(tx, ctx, {&offer, 1}).front());
}

std::string owners_of(const Ctx& ctx, std::string_view permission) {
    std::vector<Id> own;
    const auto* owners = ctx.owners_in_scope(permission, own);
    if (owners == nullptr) return "[]";
    const std::vector<Id> nobody{{}};
    return storage::id_set(owners->empty() ? nobody : *owners);
}

Question question_of(const Ctx& ctx, const SegmentFilter& filter, std::string_view permission) {
    return {filter, owners_of(ctx, permission), ctx.today, ctx.now};
}

Result<Page<SegmentView>> list_segments(Tx& tx, const Ctx& ctx,
                                        const http::Listed<Segment>& query) {
    auto rows = storage::list_page<Segment>(tx, ctx, query, kSegments);
    if (!rows.ok()) return std::move(rows.problem());
    Page<SegmentView> page{{}, std::move(rows->next_cursor)};
    for (const Segment& row : rows->items) page.items.push_back(view_of(tx, ctx, row));
    return page;
}

Result<SegmentView> show_segment(Tx& tx, const Ctx& ctx, const http::ById& in) {
    TRY(const auto segment, load_segment(tx, ctx, in.id, "segments.read"));
    return view_of(tx, ctx, segment);
}

Result<SegmentView> create_segment(Tx& tx, const Ctx& ctx, const Segment& in) {
    Segment segment = in;
    CHECK(check(segment));
    segment.owner_id = ctx.user;
    CHECK(storage::save_new(tx, ctx, segment, {"segment.created", {}, ""}));
    return view_of(tx, ctx, segment);
}

Result<SegmentView> edit_segment(Tx& tx, const Ctx& ctx, const Edit& edit) {
    TRY(const auto before, load_segment(tx, ctx, edit.id, "segments.edit"));
    CHECK(storage::check_version(before, edit.if_match, to_json(view_of(tx, ctx, before))));
    TRY(auto after, apply(before, edit));
    CHECK(check(after));
    CHECK(storage::save(tx, ctx, before, after, {"segment.edited", {}, ""}));
    return view_of(tx, ctx, after);
}

Result<SegmentPreview> preview_segment(Tx& tx, const Ctx& ctx, const FilterQuestion& in) {
    CHECK(check(in.filter));
    const auto seen = question_of(ctx, in.filter, "customers.read");
    const auto all = count_matches(tx, seen, kCountLimit + 1);
    const auto written_to = question_of(ctx, in.filter, "customers.contact");
    const auto reached = count_matches(tx, written_to, kCountLimit + 1);
    return SegmentPreview{all.count, reached.consented, reached.reachable,
                          matches(tx, seen, {}, kPreviewed)};
}

Result<Page<OfferView>> list_offers(Tx& tx, const Ctx& ctx, const http::Listed<Offer>& query) {
    auto rows = storage::list_page<Offer>(tx, ctx, query, kOffers);
    if (!rows.ok()) return std::move(rows.problem());
    return Page<OfferView>{views_of(tx, ctx, rows->items), std::move(rows->next_cursor)};
}

Result<OfferView> show_offer(Tx& tx, const Ctx& ctx, const http::ById& in) {
    TRY(const auto offer, load_offer(tx, ctx, in.id, "offers.read"));
    return view_of(tx, ctx, offer);
}

Result<OfferView> create_offer(Tx& tx, const Ctx& ctx, const Offer& in) {
    Offer offer = in;
    CHECK(check_offer(tx, ctx, offer));
    offer.owner_id = ctx.user;
    CHECK(storage::save_new(tx, ctx, offer, {"offer.created", {}, ""}));
    return view_of(tx, ctx, offer);
}

Result<OfferView> edit_offer(Tx& tx, const Ctx& ctx, const Edit& edit) {
    TRY(const auto before, load_offer(tx, ctx, edit.id, "offers.edit"));
    CHECK(storage::check_version(before, edit.if_match, to_json(view_of(tx, ctx, before))));
    TRY(auto after, apply(before, edit));
    TRY(after.state, step(workflow(), ctx, before, before.state, "edit"));
    CHECK(check_offer(tx, ctx, after, before));
    CHECK(storage::save(tx, ctx, before, after, {"offer.edited", {}, ""}));
    return view_of(tx, ctx, after);
}

}  // namespace zhuli::offers
