// Conversations, and the story of a customer out of every capability's events.
#include <algorithm>
#include <iterator>

#include "core/zones.hpp"
#include "features/customers/rules.hpp"
#include "features/customers/store_merge.hpp"
#include "features/customers/use_cases_story.hpp"
#include "storage/events.hpp"
#include "storage/note_index.hpp"

namespace zhuli::customers {

namespace {

constexpr std::size_t kTimelinePage = 50;
constexpr std::size_t kEventsRead = 200;  // at a time, where a group leaves some out
constexpr int kReadings = 5;              // and no more often: the rest is the next page's

/// The dates of a customer after a conversation was taken back.
Customer without(Tx& tx, const Customer& before, const Interaction& taken) {
    const auto last = last_contact(tx, before.id);
    Customer after = before;
    if (moves_contact(taken.channel, taken.wrong_number))
        after.last_contact_at = last ? last->happened_at : Instant{};
    if (before.next_contact_on == taken.next_contact_on)
        after.next_contact_on = last ? last->next_contact_on : Date{};
    return after;
}

/// Decides what of the stream one caller sees of one customer.
class Storyteller {
 public:
    Storyteller(Tx& tx, const Ctx& ctx, const Customer& customer, TimelineGroup group)
        : ctx_(ctx),
          names_(tx, ctx),
          group_(group),
          with_contact_(sees_contact(ctx, customer)),
          withdrawn_(withdrawn_interactions(tx, customer.id)) {}

    bool shows(const storage::StoredEvent& event) const {
        const auto group = group_of(event.kind);
        // Their own permissions: this capability knows their events, not their rules.
        if (group == TimelineGroup::order && !ctx_.allowed("orders.read")) return false;
        if (group == TimelineGroup::deal && !ctx_.allowed("opportunities.read")) return false;
        return group_ == TimelineGroup::all || group_ == group;
    }

    TimelineItem tell(const storage::StoredEvent& event) {
        TimelineItem item;
        item.seq = event.seq;
        item.kind = event.kind;
        item.entity = event.entity;
        item.entity_id = event.entity_id;
        item.at = event.at;
        item.actor_id = event.actor_id;
        item.actor_name = names_.of(event.actor_id);
        item.path = event.path;
        read_body(item, event.body, with_contact_);
        for (auto& change : item.changes) name_people(change);
        if (item.kind == "interaction.recorded") {
            item.withdrawn = withdrawn_.contains(item.entity_id);
            item.can_withdraw = !item.withdrawn && item.actor_id == ctx_.user &&
                                ctx_.now.v - item.at.v <= kWithdrawalMs;
        }
        return item;
    }

 private:
    void name_people(TimelineChange& change) {
        const Field* field = find_field(fields_of<Customer>(), change.field);
        if (field == nullptr || field->refers != "user") return;
        for (std::string* side : {&change.before, &change.after}) {
            Id id;
            Reading reading;
            if (Value<Id>::text(*side, id, reading)) *side = names_.of(id);
        }
    }

    const Ctx& ctx_;
    Names names_;
    TimelineGroup group_;
    bool with_contact_;
    std::set<Id> withdrawn_;
};

/// Of the customer and of everybody who is part of it now, newest first.
std::vector<storage::StoredEvent> events_of(Tx& tx, Id customer, const std::vector<Id>& family,
                                            std::int64_t before, int limit) {
    auto events = storage::timeline(tx, customer, before, limit);
    for (const Id id : family) {
        auto theirs = storage::timeline(tx, id, before, limit);
        events.insert(events.end(), std::make_move_iterator(theirs.begin()),
                      std::make_move_iterator(theirs.end()));
    }
    if (family.empty()) return events;
    std::sort(events.begin(), events.end(),
              [](const auto& a, const auto& b) { return a.seq > b.seq; });
    if (events.size() > static_cast<std::size_t>(limit))
        events.resize(static_cast<std::size_t>(limit));
    return events;
}

/// Where the page begins: where it is asked to, or with what first told of the record.
std::int64_t begin_of(Tx& tx, const TimelineQuestion& question, const std::vector<Id>& family) {
    if (!question.entry_id) return question.before;
    auto first = storage::first_event_about(tx, question.id, question.entry_id);
    for (std::size_t i = 0; first == 0 && i < family.size(); ++i)
        first = storage::first_event_about(tx, family[i], question.entry_id);
    return first == 0 ? question.before : first + 1;
}

}  // namespace

Result<Interaction> keep_talk(Tx& tx, const Ctx& ctx, const Customer& before,
                              const NewInteraction& in) {
    const Instant happened_at = moment_of(in, ctx.now);
    Interaction record{.customer_id = in.id,
                       .channel = in.channel,
                       .words = in.words,
                       .happened_at = happened_at,
                       .author_id = ctx.user,
                       .from_customer = in.from_customer,
                       .next_contact_on = in.next_contact_on,
                       .wrong_number = in.wrong_number,
                       .spoke_with = in.spoke_with};
    if (in.wrong_number) record.number = before.phone;
    CHECK(storage::save_new(tx, ctx, record,
                            {"interaction.recorded", in.id, interaction_body(record)}));
    storage::index_note(tx, {"interaction", record.id, in.id, before.owner_id, {record.words.v}});
    Customer after = before;
    if (moves_contact(in.channel, in.wrong_number))
        after.last_contact_at = std::max(before.last_contact_at, happened_at);
    const Date day = business_date(zone_of(ctx.org.timezone), happened_at);
    after.next_contact_on = next_contact_after(before, in, day);
    CHECK(storage::save(tx, ctx, before, after, {"customer.contacted", {}, ""}));
    return record;
}

Result<Interaction> withdraw_talk(Tx& tx, const Ctx& ctx, const Customer& customer,
                                  const Interaction& talk) {
    Interaction taken = talk;
    taken.withdrawn = true;
    CHECK(storage::save(tx, ctx, talk, taken, {"interaction.withdrawn", customer.id, ""}));
    storage::remove_note(tx, talk.id);
    Customer after = without(tx, customer, taken);
    CHECK(storage::save(tx, ctx, customer, after, {"customer.contacted", {}, ""}));
    return taken;
}

Result<Interaction> record_interaction(Tx& tx, const Ctx& ctx, const NewInteraction& in) {
    TRY(const auto customer, load_for_change(tx, ctx, in.id, "customers.record"));
    CHECK(check_live(customer));
    CHECK(check(in, ctx));
    return keep_talk(tx, ctx, customer, in);
}

Result<Interaction> withdraw_interaction(Tx& tx, const Ctx& ctx, const http::ById& in) {
    const auto found = storage::find<Interaction>(tx, in.id);
    if (!found) return Problem::not_found("interaction");
    TRY(const auto customer, load_for_change(tx, ctx, found->customer_id, "customers.record"));
    // Read again under the customer's lock: it may just have been taken back.
    const Interaction before = *storage::find<Interaction>(tx, in.id);
    if (before.customer_id != customer.id) throw storage::TryAgain("the talk moved to another");
    CHECK(check_withdrawal(ctx, before));
    return withdraw_talk(tx, ctx, customer, before);
}

Result<Timeline> show_timeline(Tx& tx, const Ctx& ctx, const TimelineQuestion& question) {
    TRY(const auto customer, load_in_scope(tx, ctx, question.id, "customers.read"));
    Storyteller teller(tx, ctx, customer, question.group);
    const auto family = absorbed_by(tx, customer.id);
    Timeline timeline;
    std::int64_t before = begin_of(tx, question, family);
    const auto at_a_time = question.group == TimelineGroup::all ? kTimelinePage + 1 : kEventsRead;
    for (int reading = 0; reading < kReadings; ++reading) {
        const auto events = events_of(tx, customer.id, family, before, static_cast<int>(at_a_time));
        for (const auto& event : events) {
            if (timeline.items.size() == kTimelinePage) {
                timeline.next_before = before;
                return timeline;
            }
            before = event.seq;
            if (teller.shows(event)) timeline.items.push_back(teller.tell(event));
        }
        if (events.size() < at_a_time) return timeline;
    }
    timeline.next_before = before;
    return timeline;
}

}  // namespace zhuli::customers
