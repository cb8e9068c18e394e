// What people do with segments and offers. Each function authorises, loads, decides, saves and
// shows; problems are those of rules.hpp plus not_found (also when out of scope), forbidden and
// stale. What customers do on an offer's page is use_cases_open.hpp.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "core/codec.hpp"
#include "features/offers/model_inputs.hpp"
#include "http/route.hpp"
#include "storage/events.hpp"

namespace zhuli::offers {

using storage::Tx;

Result<Page<SegmentView>> list_segments(Tx& tx, const Ctx& ctx, const http::Listed<Segment>& query);
Result<SegmentView> show_segment(Tx& tx, const Ctx& ctx, const http::ById& in);
Result<SegmentView> create_segment(Tx& tx, const Ctx& ctx, const Segment& in);
Result<SegmentView> edit_segment(Tx& tx, const Ctx& ctx, const Edit& edit);
/// Who matches now, in the caller's scope; reachable: of those whose contacts the caller sees.
Result<SegmentPreview> preview_segment(Tx& tx, const Ctx& ctx, const FilterQuestion& in);

Result<Page<OfferView>> list_offers(Tx& tx, const Ctx& ctx, const http::Listed<Offer>& query);
Result<OfferView> show_offer(Tx& tx, const Ctx& ctx, const http::ById& in);
Result<OfferView> create_offer(Tx& tx, const Ctx& ctx, const Offer& in);
/// Only while it is a draft.
Result<OfferView> edit_offer(Tx& tx, const Ctx& ctx, const Edit& edit);
/// Freezes the segment into recipients and sends, both by a job. 409 without a mail server.
Result<OfferView> send_offer(Tx& tx, const Ctx& ctx, const Sending& in);
/// The next customers of the segment, by key: reads only, since a segment may be sparse and its
/// search long. Nothing: all are recipients.
std::optional<std::vector<Id>> next_to_freeze(Tx& tx, const Ctx& ctx, Id offer);
/// These become recipients, as they are now; nobody: all are. A short unit.
Result<> freeze(Tx& tx, const Ctx& ctx, const Offer& offer, std::span<const Id> customers);
/// Nothing more is sent, and its links end.
Result<OfferView> stop_offer(Tx& tx, const Ctx& ctx, const http::ById& in);

Result<Page<RecipientView>> list_recipients(Tx& tx, const Ctx& ctx,
                                            const http::Listed<Recipient>& query);
/// A new private link of this recipient, to be handed over; who waited for it counts as sent to.
Result<LinkView> make_link(Tx& tx, const Ctx& ctx, const http::ById& in);

Result<ConsentStory> show_consent(Tx& tx, const Ctx& ctx, const http::ById& in);
Result<ConsentStory> record_consent(Tx& tx, const Ctx& ctx, const NewConsent& in);

/// The consumer of the event stream: orders that follow an offer, customers who change hands.
void follow_events(Tx& tx, const Ctx& ctx, std::span<const storage::StoredEvent> events);

}  // namespace zhuli::offers
