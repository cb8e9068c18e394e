// What people send to resolutions and what they, and a customer without signing in, are shown.
// Views have no notes of their own: they would replace the record's.
#pragma once

#include "features/approvals/model.hpp"
#include "features/orders/model_act.hpp"
#include "features/resolutions/model.hpp"

namespace zhuli::resolutions {

using orders::Act;

struct NewResolution : ResolutionDraft {
    Id id;  // the ticket's
};
BOOST_DESCRIBE_STRUCT(NewResolution, (ResolutionDraft), (id))
constexpr auto notes(const NewResolution*) {
    using N = NewResolution;
    return std::array{note<&N::id>(from_path), note<&N::what_happened>(multiline),
                      note<&N::what_was_done>(multiline), note<&N::prevention>(multiline),
                      note<&N::order_id>(0, "order")};
}

/// By a private link, or to approval first.
struct Sending : Act {
    int valid_days = 14;
    Text<500> approval_reason;  // required when it needs approval
};
BOOST_DESCRIBE_STRUCT(Sending, (Act), (valid_days, approval_reason))

/// What the customer said on the phone.
struct ToldAnswer : Act {
    bool accepted = false;
    Text<60> answered_by;
    Text<1000> words;
};
BOOST_DESCRIBE_STRUCT(ToldAnswer, (Act), (accepted, answered_by, words))
constexpr auto notes(const ToldAnswer*) {
    using A = ToldAnswer;
    return std::array{note<&A::id>(from_path), note<&A::if_match>(from_path),
                      note<&A::answered_by>(required), note<&A::words>(multiline)};
}

struct ResolutionView : Resolution {
    std::string standing;  // its state; expired: sent, and the link is over
    std::string ticket_number, ticket_title, customer_name;
    std::string author_name, sender_name;
    std::string order_number, given_order_number, voucher_number;
    Date voucher_until;
    std::string approval_number, approval_words;  // words of whoever refused or returned it
    bool needs_approval = false;                  // as it is now
    std::string link;                             // told only when it is made
    std::vector<std::string> actions;
};
BOOST_DESCRIBE_STRUCT(ResolutionView, (Resolution),
                      (standing, ticket_number, ticket_title, customer_name, author_name,
                       sender_name, order_number, given_order_number, voucher_number, voucher_until,
                       approval_number, approval_words, needs_approval, link, actions))

struct Resolutions {
    std::vector<ResolutionView> items;  // newest first
};
BOOST_DESCRIBE_STRUCT(Resolutions, (), (items))

struct VoucherView : Voucher {
    std::string standing;  // open, used, expired
    std::string resolution_number, order_number;
    std::vector<std::string> actions;
};
BOOST_DESCRIBE_STRUCT(VoucherView, (Voucher), (standing, resolution_number, order_number, actions))

struct Vouchers {
    std::vector<VoucherView> items;  // newest first
};
BOOST_DESCRIBE_STRUCT(Vouchers, (), (items))

/// Taken off this order, whole.
struct Redemption : Act {
    Id order_id;
};
BOOST_DESCRIBE_STRUCT(Redemption, (Act), (order_id))
constexpr auto notes(const Redemption*) {
    using R = Redemption;
    return std::array{note<&R::id>(from_path), note<&R::if_match>(from_path),
                      note<&R::order_id>(required, "order")};
}

struct CostQuestion {
    Date from, to;  // none: the last twelve months
};
BOOST_DESCRIBE_STRUCT(CostQuestion, (), (from, to))

/// What complaints of one cause cost in one month.
struct Cost {
    std::string month;  // 2026-11
    Cause cause = Cause::none;
    Compensation compensation = Compensation::none;
    std::int64_t count = 0;
    Money amount_minor;
};
BOOST_DESCRIBE_STRUCT(Cost, (), (month, cause, compensation, count, amount_minor))

struct Costs {
    Date from, to;
    Money total_minor;
    std::vector<Cost> items;  // by month and cause
};
BOOST_DESCRIBE_STRUCT(Costs, (), (from, to, total_minor, items))

// What a customer sees and says, without signing in.

struct LetterQuestion {
    Text<200> token;
};
BOOST_DESCRIBE_STRUCT(LetterQuestion, (), (token))
constexpr auto notes(const LetterQuestion*) {
    return std::array{note<&LetterQuestion::token>(from_path)};
}

struct OpenLetter {
    std::string org_name, author_name, currency;
    std::string standing;  // sent, accepted, declined; else why there is nothing to read
    std::string number, ticket_number, ticket_title;
    ResolutionDraft letter;
    Instant sent_at, valid_until_at, answered_at;
    std::string answered_by, answer_words;
    std::string order_number, voucher_number;
    Date voucher_until;
};
BOOST_DESCRIBE_STRUCT(OpenLetter, (),
                      (org_name, author_name, currency, standing, number, ticket_number,
                       ticket_title, letter, sent_at, valid_until_at, answered_at, answered_by,
                       answer_words, order_number, voucher_number, voucher_until))

struct LetterAnswer {
    Text<200> token;
    bool accepted = false;
    Text<60> answered_by;
    Text<1000> words;
};
BOOST_DESCRIBE_STRUCT(LetterAnswer, (), (token, accepted, answered_by, words))
constexpr auto notes(const LetterAnswer*) {
    using A = LetterAnswer;
    return std::array{note<&A::token>(from_path), note<&A::answered_by>(required),
                      note<&A::words>(multiline)};
}

}  // namespace zhuli::resolutions
