// Handover (交接): what moved from one person to another, record by record, so that it can move
// back.
#pragma once

#include "core/entity_name.hpp"
#include "core/model.hpp"

namespace zhuli::handover {

enum class HandoverState : std::uint8_t { moved, returned };
BOOST_DESCRIBE_ENUM(HandoverState, moved, returned)

/// One person's work moved to another; it may take several steps either way.
struct Handover {
    Id id;
    std::int64_t version = 0;
    Id from_id;
    Id to_id;
    HandoverState state = HandoverState::moved;
    int moved_count = 0;     // records that moved
    int returned_count = 0;  // of them, moved back
    int kept_count = 0;      // of them, no longer the successor's when they were to move back
    Id made_by;
    Id returned_by;
    Instant created_at;
    Instant updated_at;
};
BOOST_DESCRIBE_STRUCT(Handover, (),
                      (id, version, from_id, to_id, state, moved_count, returned_count, kept_count,
                       made_by, returned_by, created_at, updated_at))
constexpr auto notes(const Handover*) {
    using H = Handover;
    return std::array{note<&H::id>(read_only),
                      note<&H::version>(read_only),
                      note<&H::from_id>(read_only | filterable, "user"),
                      note<&H::to_id>(read_only, "user"),
                      note<&H::state>(read_only),
                      note<&H::moved_count>(read_only),
                      note<&H::returned_count>(read_only),
                      note<&H::kept_count>(read_only),
                      note<&H::made_by>(read_only, "user"),
                      note<&H::returned_by>(read_only, "user"),
                      note<&H::created_at>(read_only | sortable),
                      note<&H::updated_at>(read_only)};
}
constexpr EntityName entity_of(const Handover*) { return {"handover", "handover"}; }

/// Kinds of work, in the order in which they move.
enum class Work : std::uint8_t {
    customer,
    order,
    opportunity,
    inquiry,
    proposal,
    quote,
    segment,
    offer,
    approval,
    ticket,
    ticket_case,
    sop_change,
    contract
};
BOOST_DESCRIBE_ENUM(Work, customer, order, opportunity, inquiry, proposal, quote, segment, offer,
                    approval, ticket, ticket_case, sop_change, contract)
inline constexpr std::size_t kWorkCount = 13;

enum class ItemState : std::uint8_t { moved, returned, kept };
BOOST_DESCRIBE_ENUM(ItemState, moved, returned, kept)

/// One record that moved: the journal of a handover.
struct Item {
    std::int64_t item_no = 0;  // in the handover, from 1
    Work work = Work::customer;
    Id record_id;
};
BOOST_DESCRIBE_STRUCT(Item, (), (item_no, work, record_id))

}  // namespace zhuli::handover
