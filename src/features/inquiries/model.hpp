// Inquiries: somebody asks, and somebody of ours has to answer in time. Who asks need not be a
// customer yet: until one is linked or made of it, name and contact stand in the inquiry itself. An
// inquiry is the denominator of conversion: it ends won, lost with a reason, or invalid. How much
// time an answer may take is decided when the inquiry arrives and never again. The first answer
// only: what follows is a conversation of customers. Needs are in model_needs.hpp.
#pragma once

#include "core/entity_name.hpp"
#include "core/model.hpp"
#include "features/customers/model.hpp"

namespace zhuli::inquiries {

using customers::Channel;

/// open: nobody has answered yet. responded: the first answer was given. qualified: a real need of
/// a known customer that we can serve.
enum class InquiryState : std::uint8_t { open, responded, qualified, won, lost, invalid };
BOOST_DESCRIBE_ENUM(InquiryState, open, responded, qualified, won, lost, invalid)

enum class LostReason : std::uint8_t {
    none,
    price,
    competitor,
    delivery,
    no_fit,
    no_reply,
    postponed,
    other
};
BOOST_DESCRIBE_ENUM(LostReason, none, price, competitor, delivery, no_fit, no_reply, postponed,
                    other)

enum class InvalidReason : std::uint8_t { none, unreachable, spam, duplicate, not_for_us, other };
BOOST_DESCRIBE_ENUM(InvalidReason, none, unreachable, spam, duplicate, not_for_us, other)

struct Inquiry {
    Id id;
    std::int64_t version = 0;
    Channel channel = Channel::phone;
    Text<60> source;
    Id customer_id;  // none: a walk-in
    Text<120> name;  // who asks, as they called themselves
    Text<60> contact_name;
    Phone phone;
    Text<60> wechat;
    Email email;
    Id product_id;
    Text<200> interest;
    Text<2000> words;
    Id owner_id;  // none: in the inbox
    Instant received_at;
    Date received_on;        // the business day of received_at
    int target_minutes = 0;  // working minutes the first answer may take
    Instant warn_at, due_at;
    bool warned = false;
    bool breached = false;  // not answered by due_at
    int likelihood = 0;     // percent: how often what arrived like this was won; 0: not known yet
    Instant first_responded_at;
    int taken_minutes = 0;  // working minutes the first answer took
    Id answered_by;
    InquiryState state = InquiryState::open;
    LostReason lost_reason = LostReason::none;
    InvalidReason invalid_reason = InvalidReason::none;
    Text<500> outcome_words;
    Instant closed_at;
    Id order_id;  // which won it
    Instant created_at;
    Instant updated_at;
};
BOOST_DESCRIBE_STRUCT(Inquiry, (),
                      (id, version, channel, source, customer_id, name, contact_name, phone, wechat,
                       email, product_id, interest, words, owner_id, received_at, received_on,
                       target_minutes, warn_at, due_at, warned, breached, likelihood,
                       first_responded_at, taken_minutes, answered_by, state, lost_reason,
                       invalid_reason, outcome_words, closed_at, order_id, created_at, updated_at))

/// Who asks, when, how and whose it is are settled when it is entered; see check_change().
constexpr auto notes(const Inquiry*) {
    using I = Inquiry;
    return std::array{note<&I::id>(read_only),
                      note<&I::version>(read_only),
                      note<&I::channel>(filterable),
                      note<&I::source>(filterable),
                      note<&I::customer_id>(filterable, "customer"),
                      note<&I::name>(searchable),
                      note<&I::contact_name>(searchable),
                      note<&I::phone>(masked),
                      note<&I::wechat>(masked),
                      note<&I::email>(masked),
                      note<&I::product_id>(filterable, "product"),
                      note<&I::interest>(searchable),
                      note<&I::words>(required | multiline),
                      note<&I::owner_id>(filterable, "user"),
                      note<&I::received_at>(sortable),
                      note<&I::received_on>(read_only | filterable),
                      note<&I::target_minutes>(read_only),
                      note<&I::warn_at>(read_only),
                      note<&I::due_at>(read_only | sortable),
                      note<&I::warned>(read_only),
                      note<&I::breached>(read_only | filterable),
                      note<&I::likelihood>(read_only | sortable),
                      note<&I::first_responded_at>(read_only),
                      note<&I::taken_minutes>(read_only),
                      note<&I::answered_by>(read_only, "user"),
                      note<&I::state>(read_only | filterable),
                      note<&I::lost_reason>(read_only | filterable),
                      note<&I::invalid_reason>(read_only),
                      note<&I::outcome_words>(read_only),
                      note<&I::closed_at>(read_only),
                      note<&I::order_id>(read_only | filterable, "order"),
                      note<&I::created_at>(read_only),
                      note<&I::updated_at>(read_only)};
}
constexpr EntityName entity_of(const Inquiry*) { return {"inquiry", "inquiry"}; }

/// One per organisation; until somebody changes them, these defaults with version 0. A change is
/// for what arrives from then on.
struct Settings {
    Id id;
    std::int64_t version = 0;
    int phone_minutes = 10, wechat_minutes = 15, visit_minutes = 5, email_minutes = 120;
    int warn_percent = 70;             // of the time an answer may take
    std::vector<Text<200>> questions;  // open questions of a need; none: the usual ones
    Instant created_at;
    Instant updated_at;
};
BOOST_DESCRIBE_STRUCT(Settings, (),
                      (id, version, phone_minutes, wechat_minutes, visit_minutes, email_minutes,
                       warn_percent, questions, created_at, updated_at))
constexpr auto notes(const Settings*) {
    return std::array{note<&Settings::id>(read_only), note<&Settings::version>(read_only),
                      note<&Settings::created_at>(read_only),
                      note<&Settings::updated_at>(read_only)};
}
constexpr EntityName entity_of(const Settings*) { return {"inquiry_settings", "inquiry_settings"}; }

}  // namespace zhuli::inquiries
