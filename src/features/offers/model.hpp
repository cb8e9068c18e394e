// Segments and offers: a segment is a named question about customers, asked anew whenever it is
// looked at; an offer is words for a segment, frozen into recipients when it is sent. What became
// of each recipient is model_recipients.hpp.
#pragma once

#include "core/entity_name.hpp"
#include "core/model.hpp"
#include "features/customers/model.hpp"

namespace zhuli::offers {

inline constexpr std::size_t kChoicesLimit = 30;  // of each list in a segment

/// Empty lists and zero days ask for nothing.
struct SegmentFilter {
    std::vector<Text<60>> regions;
    std::vector<Text<60>> industries;
    std::vector<Text<60>> sources;
    std::vector<Text<30>> tags;  // any of them
    std::vector<customers::Tier> tiers;
    std::vector<customers::CustomerStatus> statuses;
    int ordered_within_days = 0;
    int not_ordered_for_days = 0;  // those who never ordered too
    int contacted_within_days = 0;
    int not_contacted_for_days = 0;
};
BOOST_DESCRIBE_STRUCT(SegmentFilter, (),
                      (regions, industries, sources, tags, tiers, statuses, ordered_within_days,
                       not_ordered_for_days, contacted_within_days, not_contacted_for_days))

struct Segment {
    Id id;
    std::int64_t version = 0;
    Text<60> name;
    SegmentFilter filter;
    Id owner_id;
    bool archived = false;
    Instant created_at;
    Instant updated_at;
};
BOOST_DESCRIBE_STRUCT(Segment, (),
                      (id, version, name, filter, owner_id, archived, created_at, updated_at))
constexpr auto notes(const Segment*) {
    using S = Segment;
    return std::array{
        note<&S::id>(read_only),        note<&S::version>(read_only),
        note<&S::name>(required),       note<&S::owner_id>(read_only | filterable, "user"),
        note<&S::archived>(filterable), note<&S::created_at>(read_only | sortable),
        note<&S::updated_at>(read_only)};
}
constexpr EntityName entity_of(const Segment*) { return {"segment", "segment"}; }

/// mail: to each recipient's address. link: a private link for each, handed over by a person.
enum class OfferChannel : std::uint8_t { mail, link };
BOOST_DESCRIBE_ENUM(OfferChannel, mail, link)

enum class OfferState : std::uint8_t { draft, sending, sent, stopped };
BOOST_DESCRIBE_ENUM(OfferState, draft, sending, sent, stopped)

struct Offer {
    Id id;
    std::int64_t version = 0;
    Text<120> title;
    Text<4000> words;
    OfferChannel channel = OfferChannel::mail;
    Id segment_id;
    Date valid_until;     // the last day; its links end with it
    int order_days = 30;  // an order within so many days counts as its success
    OfferState state = OfferState::draft;
    Id owner_id;
    Instant sent_at;
    Instant created_at;
    Instant updated_at;
};
BOOST_DESCRIBE_STRUCT(Offer, (),
                      (id, version, title, words, channel, segment_id, valid_until, order_days,
                       state, owner_id, sent_at, created_at, updated_at))
constexpr auto notes(const Offer*) {
    using O = Offer;
    return std::array{note<&O::id>(read_only),
                      note<&O::version>(read_only),
                      note<&O::title>(required),
                      note<&O::words>(required | multiline),
                      note<&O::segment_id>(required, "segment"),
                      note<&O::valid_until>(required),
                      note<&O::state>(read_only | filterable),
                      note<&O::owner_id>(read_only | filterable, "user"),
                      note<&O::sent_at>(read_only),
                      note<&O::created_at>(read_only | sortable),
                      note<&O::updated_at>(read_only)};
}
constexpr EntityName entity_of(const Offer*) { return {"offer", "offer"}; }

}  // namespace zhuli::offers
