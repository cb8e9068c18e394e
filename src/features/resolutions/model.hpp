// Resolutions (处理结果): the letter that tells a customer what happened to their complaint, what
// was done, what they are given and how it will not happen again; and the vouchers that were given.
// What is given is booked by orders, see use_cases_booking.hpp; the complaint itself is a ticket's.
#pragma once

#include "core/entity_name.hpp"
#include "core/model.hpp"
#include "features/tickets/model.hpp"

namespace zhuli::resolutions {

using tickets::Cause;

/// approved: may be sent. declined: the customer said something else; the letter can be revised.
enum class ResolutionState : std::uint8_t {
    draft,
    approval,
    approved,
    sent,
    accepted,
    declined,
    dropped
};
BOOST_DESCRIBE_ENUM(ResolutionState, draft, approval, approved, sent, accepted, declined, dropped)

enum class Compensation : std::uint8_t { none, refund, replacement, voucher };
BOOST_DESCRIBE_ENUM(Compensation, none, refund, replacement, voucher)

/// Goods sent for nothing. Code, name and list price of the product are copied.
struct Replacement {
    Id product_id;
    Text<40> product_code;
    Text<120> product_name;
    Quantity quantity;
    UnitPrice list_price_e4;
};
BOOST_DESCRIBE_STRUCT(Replacement, (),
                      (product_id, product_code, product_name, quantity, list_price_e4))
constexpr auto notes(const Replacement*) {
    return std::array{note<&Replacement::product_id>(0, "product")};
}

/// What somebody writes; the rest of a letter follows.
struct ResolutionDraft {
    Text<2000> what_happened;
    Text<2000> what_was_done;
    Text<2000> prevention;
    Compensation compensation = Compensation::none;
    Money amount_minor;  // of a refund or voucher; of replacements what they are worth
    Id order_id;         // a refund is taken off it
    std::vector<Replacement> lines;
    int voucher_days = 0;  // a voucher is good for so many days; 0: half a year
};
BOOST_DESCRIBE_STRUCT(ResolutionDraft, (),
                      (what_happened, what_was_done, prevention, compensation, amount_minor,
                       order_id, lines, voucher_days))
constexpr auto notes(const ResolutionDraft*) {
    using D = ResolutionDraft;
    return std::array{note<&D::what_happened>(multiline), note<&D::what_was_done>(multiline),
                      note<&D::prevention>(multiline), note<&D::order_id>(0, "order")};
}

struct Resolution : ResolutionDraft {
    Id id;
    std::int64_t version = 0;
    Text<30> number;  // RL-…
    Id ticket_id;
    Id customer_id;
    Id owner_id;  // of the ticket, when it was written
    Id author_id;
    ResolutionState state = ResolutionState::draft;
    Id approval_id;  // the latest request for approval
    Instant sent_at;
    Id sent_by;
    Instant valid_until_at;   // of the link
    Instant first_opened_at;  // 0: not yet
    Instant answered_at;
    Text<60> answered_by;  // who at the customer's
    Text<1000> answer_words;
    bool answered_by_link = false;
    Instant blocked_at;         // the customer said yes by the link, and it could not be booked
    Text<60> blocked_by;        // who said so
    Cause cause = Cause::none;  // of the complaint, when it was booked
    Date booked_on;             // none: nothing is given, or not yet
    Id given_order_id;          // the order that sends replacements
    Id voucher_id;
    Instant created_at;
    Instant updated_at;
};
BOOST_DESCRIBE_STRUCT(Resolution, (ResolutionDraft),
                      (id, version, number, ticket_id, customer_id, owner_id, author_id, state,
                       approval_id, sent_at, sent_by, valid_until_at, first_opened_at, answered_at,
                       answered_by, answer_words, answered_by_link, blocked_at, blocked_by, cause,
                       booked_on, given_order_id, voucher_id, created_at, updated_at))
constexpr auto notes(const Resolution*) {
    using R = Resolution;
    return std::array{note<&R::id>(read_only),
                      note<&R::version>(read_only),
                      note<&R::number>(read_only),
                      note<&R::ticket_id>(read_only, "ticket"),
                      note<&R::customer_id>(read_only, "customer"),
                      note<&R::owner_id>(read_only, "user"),
                      note<&R::author_id>(read_only, "user"),
                      note<&R::state>(read_only),
                      note<&R::what_happened>(multiline),
                      note<&R::what_was_done>(multiline),
                      note<&R::prevention>(multiline),
                      note<&R::amount_minor>(money_minor),
                      note<&R::order_id>(0, "order"),
                      note<&R::approval_id>(read_only, "approval"),
                      note<&R::sent_by>(read_only, "user"),
                      note<&R::blocked_at>(read_only),
                      note<&R::blocked_by>(read_only),
                      note<&R::given_order_id>(read_only, "order"),
                      note<&R::voucher_id>(read_only, "voucher"),
                      note<&R::created_at>(read_only),
                      note<&R::updated_at>(read_only)};
}
constexpr EntityName entity_of(const Resolution*) { return {"resolution", "resolution"}; }

enum class VoucherState : std::uint8_t { open, used };
BOOST_DESCRIBE_ENUM(VoucherState, open, used)

/// Money off an order to come, once.
struct Voucher {
    Id id;
    std::int64_t version = 0;
    Text<30> number;  // VC-…
    Id resolution_id;
    Id customer_id;
    Id owner_id;
    Money amount_minor;
    Date valid_until;
    VoucherState state = VoucherState::open;
    Id order_id;  // it was used for
    Instant used_at;
    Instant created_at;
    Instant updated_at;
};
BOOST_DESCRIBE_STRUCT(Voucher, (),
                      (id, version, number, resolution_id, customer_id, owner_id, amount_minor,
                       valid_until, state, order_id, used_at, created_at, updated_at))
constexpr auto notes(const Voucher*) {
    using V = Voucher;
    return std::array{note<&V::id>(read_only),
                      note<&V::version>(read_only),
                      note<&V::number>(read_only),
                      note<&V::resolution_id>(read_only, "resolution"),
                      note<&V::customer_id>(read_only, "customer"),
                      note<&V::owner_id>(read_only, "user"),
                      note<&V::amount_minor>(read_only | money_minor),
                      note<&V::order_id>(read_only, "order"),
                      note<&V::created_at>(read_only),
                      note<&V::updated_at>(read_only)};
}
constexpr EntityName entity_of(const Voucher*) { return {"voucher", "voucher"}; }

}  // namespace zhuli::resolutions
