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

/// What an offer says is right, and its segment is one the caller sees.
Result<> check_offer(Tx& tx, const Ctx& ctx, const Offer& offer) {
    CHECK(check(offer, ctx.today));
    const auto segment = load_segment(tx, ctx, offer.segment_id, "segments.read");
    if (!segment.ok() || segment->archived)
        return Problem::field("segment_id", "field.no_such_record");
    return Done{};
}

template <class View, class Row>
Page<View> page_of(Tx& tx, const Ctx& ctx, Page<Row> rows) {
    Page<View> page;
    page.next_cursor = std::move(rows.next_cursor);
    for (const Row& row : rows.items) page.items.push_back(view_of(tx, ctx, row));
    return page;
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
    OfferView view;
    static_cast<Offer&>(view) = offer;
    view.owner_name = identity::remembered_name(tx, ctx.now, offer.owner_id);
    const auto segment = storage::find<Segment>(tx, offer.segment_id);
    if (segment) view.segment_name = segment->name.v;
    view.tally = tally_of(tx, offer.id);
    if (!ctx.covers("offers.edit", offer.owner_id)) return view;
    view.actions = actions_of(workflow(), ctx, offer, offer.state);
    return view;
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

bool is_open(const Offer& offer, Date today) {
    return (offer.state == OfferState::sending || offer.state == OfferState::sent) &&
           today <= offer.valid_until;
}

Result<Page<SegmentView>> list_segments(Tx& tx, const Ctx& ctx,
                                        const http::Listed<Segment>& query) {
    auto rows = storage::list_page<Segment>(tx, ctx, query, kSegments);
    if (!rows.ok()) return std::move(rows.problem());
    return page_of<SegmentView>(tx, ctx, std::move(*rows));
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
    return page_of<OfferView>(tx, ctx, std::move(*rows));
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
    CHECK(check_offer(tx, ctx, after));
    CHECK(storage::save(tx, ctx, before, after, {"offer.edited", {}, ""}));
    return view_of(tx, ctx, after);
}

}  // namespace zhuli::offers
