// What customers tell consumers and timelines, and how a timeline reads any capability's events.
#include <boost/json/parse.hpp>

#include "core/diff.hpp"
#include "features/customers/rules.hpp"

namespace zhuli::customers {

namespace {

/// Kept by the system beside a change, and told by events of their own.
constexpr std::string_view kSilent[] = {"version", "updated_at", "archived", "archive_reason",
                                        "merged_into"};

bool is_silent(std::string_view field) {
    for (const auto silent : kSilent)
        if (field == silent) return true;
    return false;
}

std::string joined(const std::string& list, const std::string& next) {
    return list.empty() ? next : list + ", " + next;
}

JsonOut begin_body(const Customer& customer) {
    JsonOut out;
    out.begin_object().key("name").string(customer.name.v).key("code").string(customer.code.v);
    out.key("owner_id");
    Value<Id>::write(out, customer.owner_id);
    return out;
}

std::string text_in(const boost::json::object& object, std::string_view name) {
    const auto* value = object.if_contains(name);
    return value != nullptr && value->is_string() ? std::string(value->get_string()) : "";
}

void read_changes(TimelineItem& item, const boost::json::object& body, bool with_contact) {
    const auto* changes = body.if_contains("changes");
    if (changes == nullptr || !changes->is_array()) return;
    for (const auto& value : changes->get_array()) {
        if (!value.is_object()) continue;
        const auto& object = value.get_object();
        TimelineChange change{text_in(object, "field"), text_in(object, "before"),
                              text_in(object, "after"), false};
        const Field* field = find_field(fields_of<Customer>(), change.field);
        if (!with_contact && field != nullptr && field->has(masked))
            change = {change.field, "", "", true};
        item.changes.push_back(std::move(change));
    }
}

}  // namespace

std::string told(const Field& field, const Customer& customer) {
    std::string text;
    if (field.name == "tags") {
        for (const auto& tag : customer.tags) text = joined(text, tag.v);
        return text;
    }
    if (field.name == "contacts") {
        for (const auto& contact : customer.contacts) text = joined(text, contact.name.v);
        return text;
    }
    if (field.name == "addresses") {
        for (const auto& address : customer.addresses) text = joined(text, address.text.v);
        return text;
    }
    return field.type->to_text(field.in(&customer));
}

std::string event_body(const Customer& customer) {
    JsonOut out = begin_body(customer);
    out.end_object();
    return out.take();
}

std::string edited_body(const Customer& before, const Customer& after, std::string_view reason) {
    JsonOut out = begin_body(after);
    out.key("changes").begin_array();
    for (const Field* field : changed_fields(fields_of<Customer>(), &before, &after)) {
        if (is_silent(field->name)) continue;
        out.begin_object().key("field").string(field->name);
        out.key("before").string(told(*field, before));
        out.key("after").string(told(*field, after)).end_object();
    }
    out.end_array();
    if (!reason.empty()) out.key("reason").string(reason);
    out.end_object();
    return out.take();
}

std::string reason_body(const Customer& customer, std::string_view reason) {
    JsonOut out = begin_body(customer);
    out.key("reason").string(reason).end_object();
    return out.take();
}

std::string merge_body(const Customer& customer, const Customer& other, Id merge) {
    JsonOut out = begin_body(customer);
    out.key("merge_id");
    Value<Id>::write(out, merge);
    out.key("other_id");
    Value<Id>::write(out, other.id);
    out.key("words").string(other.name.v + " · " + other.code.v).end_object();
    return out.take();
}

std::string interaction_body(const Interaction& interaction) {
    JsonOut out;
    out.begin_object().key("channel").string(enum_name(interaction.channel));
    out.key("words").string(interaction.words.v);
    if (interaction.from_customer) out.key("from_customer").boolean(true);
    if (interaction.wrong_number) out.key("wrong_number").boolean(true);
    if (!interaction.spoke_with.empty()) out.key("spoke_with").string(interaction.spoke_with.v);
    out.key("happened_at").integer(interaction.happened_at.v);
    out.end_object();
    return out.take();
}

TimelineGroup group_of(std::string_view event_kind) {
    for (const auto talk : {"interaction.", "inquiry.", "need.", "comment."})
        if (event_kind.starts_with(talk)) return TimelineGroup::talk;
    if (event_kind.starts_with("customer.") || event_kind.starts_with("follow_up."))
        return TimelineGroup::change;
    for (const std::string_view deal :
         {"opportunity.", "proposal.", "quote.", "key_person.", "milestone."})
        if (event_kind.starts_with(deal)) return TimelineGroup::deal;
    if (event_kind.starts_with("account_membership.")) return TimelineGroup::change;
    return TimelineGroup::order;
}

void read_body(TimelineItem& item, std::string_view body, bool with_contact) {
    item.group = group_of(item.kind);
    boost::system::error_code error;
    const auto json = boost::json::parse(body.empty() ? "{}" : body, error);
    if (error || !json.is_object()) return;
    const auto& object = json.get_object();
    item.number = text_in(object, "number");
    item.order_number = text_in(object, "order_number");
    item.channel = text_in(object, "channel");
    item.words = text_in(object, "words");
    item.spoke_with = text_in(object, "spoke_with");
    item.situation = text_in(object, "situation");
    item.due_on = text_in(object, "due_on");
    item.from_stage = text_in(object, "from_stage");
    item.stage = text_in(object, "stage");
    if (item.words.empty()) item.words = text_in(object, "reason");
    if (const auto* amount = object.if_contains("amount_minor"); amount && amount->is_int64())
        item.amount_minor = Money{amount->get_int64()};
    if (const auto* began = object.if_contains("from_customer"); began && began->is_bool())
        item.from_customer = began->get_bool();
    if (const auto* wrong = object.if_contains("wrong_number"); wrong && wrong->is_bool())
        item.wrong_number = wrong->get_bool();
    if (const auto* at = object.if_contains("happened_at"); at && at->is_int64())
        item.happened_at = Instant{at->get_int64()};
    read_changes(item, object, with_contact);
}

}  // namespace zhuli::customers
