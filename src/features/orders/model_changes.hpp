// A change of a confirmed order (订单变更): what it should be, why, what that does to each line,
// and what became of the wish. A change that exceeds what was approved waits for a decision; an
// applied one needs the customer's yes again (model_terms.hpp).
#pragma once

#include "features/orders/model_inputs.hpp"

namespace zhuli::orders {

/// overtaken: approved, and the order had moved on; dropped: the order ended meanwhile.
enum class ChangeState : std::uint8_t { waiting, applied, refused, overtaken, dropped };
BOOST_DESCRIBE_ENUM(ChangeState, waiting, applied, refused, overtaken, dropped)

/// A line as it should be: one that is there by its id, or a new one of a product. A line that is
/// not named goes.
struct ChangedLine {
    Id line_id;
    Id product_id;
    Quantity quantity;
    std::optional<UnitPrice> unit_price_e4;  // absent: as it is; of a new line as in an order
};
BOOST_DESCRIBE_STRUCT(ChangedLine, (), (line_id, product_id, quantity, unit_price_e4))

/// What of a confirmed order may be changed; absent members stay.
struct ChangeDraft {
    std::vector<ChangedLine> lines;
    Date promised_on;
    Text<2000> note;
    Text<200> delivery_address;
    Text<60> contact_name;
    Phone contact_phone;
    Text<1000> policy;
    std::optional<PayTerm> pay_term;
    int pay_value = 0;
    std::vector<InstalmentDraft> instalments;
    Text<500> reason;
    bool accept_shortage = false;
    Text<500> approval_reason;  // where the change needs one
};
BOOST_DESCRIBE_STRUCT(ChangeDraft, (),
                      (lines, promised_on, note, delivery_address, contact_name, contact_phone,
                       policy, pay_term, pay_value, instalments, reason, accept_shortage,
                       approval_reason))
constexpr auto notes(const ChangeDraft*) {
    using D = ChangeDraft;
    return std::array{note<&D::lines>(required),
                      note<&D::note>(multiline),
                      note<&D::contact_phone>(masked),
                      note<&D::policy>(multiline),
                      note<&D::reason>(required | multiline),
                      note<&D::approval_reason>(multiline)};
}

/// What a change does to a line; before 0: a new one, after 0: it goes.
struct LineEffect {
    Text<40> product_code;
    Text<120> product_name;
    Quantity before, after;
    UnitPrice price_before_e4, price_after_e4;
    Money amount_before_minor, amount_after_minor;
};
BOOST_DESCRIBE_STRUCT(LineEffect, (),
                      (product_code, product_name, before, after, price_before_e4, price_after_e4,
                       amount_before_minor, amount_after_minor))

/// "delivery_address": from one text to another.
struct HeadEffect {
    Text<40> field;
    Text<2000> before, after;
};
BOOST_DESCRIBE_STRUCT(HeadEffect, (), (field, before, after))

struct OrderChange {
    Id id;
    std::int64_t version = 0;
    Id order_id;
    ChangeState state = ChangeState::applied;
    Id author_id;
    Text<500> reason;
    Money amount_before_minor, amount_after_minor;
    std::vector<LineEffect> lines;  // those that differ
    std::vector<HeadEffect> head;
    ChangeDraft draft;  // to be applied once it is approved
    Id approval_id;
    Text<500> refused_because;  // in the words of who refused it
    Instant created_at;
    Instant updated_at;
};
BOOST_DESCRIBE_STRUCT(OrderChange, (),
                      (id, version, order_id, state, author_id, reason, amount_before_minor,
                       amount_after_minor, lines, head, draft, approval_id, refused_because,
                       created_at, updated_at))
constexpr auto notes(const OrderChange*) {
    using C = OrderChange;
    return std::array{note<&C::id>(read_only),
                      note<&C::version>(read_only),
                      note<&C::order_id>(read_only, "order"),
                      note<&C::author_id>(read_only, "user"),
                      note<&C::draft>(masked),
                      note<&C::approval_id>(read_only, "approval"),
                      note<&C::created_at>(read_only),
                      note<&C::updated_at>(read_only)};
}
constexpr EntityName entity_of(const OrderChange*) { return {"order_change", "order_change"}; }

struct ChangeView : OrderChange {
    std::string author_name;
};
BOOST_DESCRIBE_STRUCT(ChangeView, (OrderChange), (author_name))

struct Changes {
    std::vector<ChangeView> items;  // newest first
};
BOOST_DESCRIBE_STRUCT(Changes, (), (items))

/// Before a change is made: everything it does.
struct ChangeQuestion : ChangeDraft {
    Id id;  // the order's
};
BOOST_DESCRIBE_STRUCT(ChangeQuestion, (ChangeDraft), (id))
constexpr auto notes(const ChangeQuestion*) {
    return std::array{note<&ChangeQuestion::id>(from_path)};
}

/// Pieces of a product that come free, or are wanted beyond what is held.
struct StockEffect {
    Id product_id;
    std::string product_code, product_name;
    Quantity released, wanted, available;
};
BOOST_DESCRIBE_STRUCT(StockEffect, (),
                      (product_id, product_code, product_name, released, wanted, available))

struct ChangeReview {
    Money amount_before_minor, amount_after_minor;
    Money due_minor;     // to be paid after it
    Money refund_minor;  // to be paid back after it
    std::vector<LineEffect> lines;
    std::vector<HeadEffect> head;
    std::vector<StockEffect> stock;
    bool needs_yes = false;       // the customer must confirm again
    bool needs_approval = false;  // it exceeds what was approved
    bool is_short = false;        // more is wanted than is there
};
BOOST_DESCRIBE_STRUCT(ChangeReview, (),
                      (amount_before_minor, amount_after_minor, due_minor, refund_minor, lines,
                       head, stock, needs_yes, needs_approval, is_short))

/// What will not be delivered any more is cut off, as agreed with the customer.
struct ShortClosing : Act {
    Text<500> reason;
    Text<60> agreed_by;
    Text<500> words;
};
BOOST_DESCRIBE_STRUCT(ShortClosing, (Act), (reason, agreed_by, words))
constexpr auto notes(const ShortClosing*) {
    using C = ShortClosing;
    return std::array{note<&C::id>(from_path), note<&C::if_match>(from_path),
                      note<&C::reason>(required | multiline), note<&C::agreed_by>(required),
                      note<&C::words>(multiline)};
}

/// Money that goes back: too much was paid, or what was paid for is cancelled.
struct NewRefund : Act {
    Money amount_minor;
    PayMethod method = PayMethod::bank_transfer;
    Date refunded_on;  // none: today
    Text<500> note;
};
BOOST_DESCRIBE_STRUCT(NewRefund, (Act), (amount_minor, method, refunded_on, note))

}  // namespace zhuli::orders
