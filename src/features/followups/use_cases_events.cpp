// What follow-ups makes of other capabilities' events. It decides by what is true now, not by what
// an event says, so that an event handled twice or late changes nothing more. Customers that an
// event leaves as they should be cost a share of one statement.
#include <algorithm>

#include "features/customers/use_cases.hpp"
#include "features/followups/use_cases_record.hpp"
#include "storage/events.hpp"

namespace zhuli::followups {

namespace {

struct Start {
    Situation situation;
    Id trigger_id;
    Instant at;
};

/// A complaint that goes on, and the number of the event that says so.
struct Reopened {
    Id ticket_id;
    std::int64_t seq;
};

/// What one batch says about one customer.
struct Touched {
    bool changed = false;  // by customers: its next contact may be another one
    std::vector<Id> talks, taken_back;
    std::vector<Start> starts;
    std::vector<Id> answered;  // orders, proposals and quotes
    std::vector<Reopened> reopened;
};

/// Whether an edit made the customer dormant. Quotes inside the texts of a body are escaped, so
/// that this finds no words of people.
bool fell_asleep(std::string_view body) {
    const auto at = body.find(R"("field":"status")");
    if (at == body.npos) return false;
    const auto change = body.substr(at, body.find('}', at) - at);
    return change.find(R"("after":"dormant")") != change.npos;
}

void note_customer(Touched& touched, const storage::StoredEvent& event, bool fresh) {
    touched.changed = true;
    if (!fresh) return;
    if (event.kind == "customer.created")
        touched.starts.push_back({Situation::new_lead, event.entity_id, event.at});
    if (event.kind == "customer.edited" && fell_asleep(event.body))
        touched.starts.push_back({Situation::dormant, Id{event.seq}, event.at});
}

/// A complaint may be closed more than once, and each time the customer is asked anew.
Id trigger_of(Situation situation, const storage::StoredEvent& event) {
    return situation == Situation::after_complaint ? Id{event.seq} : event.entity_id;
}

std::map<Id, Touched> gather(const Ctx& ctx, std::span<const storage::StoredEvent> events) {
    std::map<Id, Touched> all;
    for (const auto& event : events) {
        const bool fresh =
            ctx.now.v - event.at.v <= kStaleMs && event.path != enum_name(Path::import);
        if (event.entity == "customer") {
            note_customer(all[event.entity_id], event, fresh);
            continue;
        }
        if (!event.customer_id || event.entity == "follow_up") continue;
        Touched& touched = all[event.customer_id];
        if (event.kind == "interaction.recorded") touched.talks.push_back(event.entity_id);
        if (event.kind == "interaction.withdrawn") touched.taken_back.push_back(event.entity_id);
        const Situation situation = started_by(event.kind);
        if (situation != Situation::by_hand && fresh)
            touched.starts.push_back({situation, trigger_of(situation, event), event.at});
        if (answers_quote(event.kind)) touched.answered.push_back(event.entity_id);
        if (event.kind == "ticket.reopened")
            touched.reopened.push_back({event.entity_id, event.seq});
    }
    return all;
}

/// Whether anything but the score may have to change.
bool asks_for_care(const Standing& now, const Touched& touched) {
    const bool open = now.open_count > 0;
    customers::Customer customer;
    customer.status = now.status;
    customer.archived = now.archived;
    customer.owner_id = now.owner_id;
    if (ending_for(customer) != Ending::none) return open || (!now.archived && now.next_contact_on);
    return (touched.changed && now.open_on != now.next_contact_on) || now.plan_owner_id ||
           (open && !touched.talks.empty()) || !touched.taken_back.empty() ||
           !touched.starts.empty() || (open && !touched.answered.empty()) ||
           (open && !touched.reopened.empty());
}

/// One customer's plans brought in line with what happened.
class Care {
 public:
    Care(Tx& tx, const Ctx& ctx, const Settings& settings, customers::Customer customer)
        : tx_(tx), ctx_(ctx), settings_(settings), customer_(std::move(customer)) {}

    Result<> take(const Touched& touched) {
        look();
        if (const Ending ending = ending_for(customer_); ending != Ending::none)
            return end_all(ending);
        CHECK(follow_owner());
        CHECK(reopen(touched.taken_back));
        CHECK(settle_by_talks(touched.talks));
        CHECK(follow_next_contact());
        for (const Start& start : touched.starts) CHECK(begin(start));
        CHECK(end_answered(touched.answered));
        CHECK(end_reopened(touched.reopened));
        return keep_customer(tx_, ctx_, settings_, customer_.id);
    }

 private:
    void look() { open_ = open_plans(tx_, customer_.id); }

    Result<> end(const Plan& plan, Ending ending) {
        Plan after = plan;
        after.state = PlanState::cancelled;
        after.ending = ending;
        return settle_plan(tx_, ctx_, settings_, plan, after);
    }

    Result<> end_all(Ending ending) {
        for (const Plan& plan : open_) CHECK(end(plan, ending));
        return keep_customer(tx_, ctx_, settings_, customer_.id);
    }

    Result<> follow_owner() {
        for (const Plan& plan : open_) {
            if (plan.owner_id == customer_.owner_id) continue;
            Plan after = plan;
            after.owner_id = customer_.owner_id;
            CHECK(save_plan(tx_, ctx_, settings_, plan, after, "follow_up.handed_over"));
        }
        look();
        return Done{};
    }

    /// The conversation that settled a plan was taken back: it is to be held after all.
    Result<> reopen(std::span<const Id> talks) {
        for (const Id talk : talks) {
            const auto id = plan_of_talk(tx_, talk);
            const auto plan = id ? storage::find<Plan>(tx_, *id) : std::nullopt;
            if (!plan || plan->state != PlanState::done) continue;
            Plan after = *plan;
            after.state = PlanState::planned;
            after.result = TalkResult::none;
            after.interaction_id = {};
            after.settled_at = {};
            CHECK(save_plan(tx_, ctx_, settings_, *plan, after, "follow_up.reopened"));
            talked_ = true;
        }
        look();
        return Done{};
    }

    /// A conversation settles the plan that is due, as it settles the next contact.
    Result<> settle_by_talks(std::span<const Id> talks) {
        for (const Id id : talks) {
            const auto talk = customers::find_interaction(tx_, id);
            if (!talk || talk->withdrawn || talk->wrong_number) continue;
            if (talk->channel == Channel::note) continue;
            if (open_.empty() || plan_of_talk(tx_, id)) continue;
            const Date day = business_date(zone_of(ctx_.org.timezone), talk->happened_at);
            const Plan plan = open_.front();
            if (plan.due_on > day) continue;
            Plan after = plan;
            after.state = PlanState::done;
            after.result = TalkResult::reached;
            after.interaction_id = id;
            CHECK(settle_plan(tx_, ctx_, settings_, plan, after));
            if (!talk->next_contact_on)
                CHECK(plan_next_step(tx_, ctx_, settings_, customer_, plan));
            talked_ = true;
            look();
        }
        return Done{};
    }

    /// Somebody set the next contact at the customer itself.
    Result<> follow_next_contact() {
        const Date day = customer_.next_contact_on;
        if (talked_) {
            const auto on_day = [&](const Plan& plan) { return plan.due_on == day; };
            return !day || std::any_of(open_.begin(), open_.end(), on_day) ? Result<>(Done{})
                                                                           : plan_on(day);
        }
        switch (meant_by(day, open_)) {
            case Meant::nothing:
                return Done{};
            case Meant::plan_one:
                return plan_on(day);
            case Meant::move_it:
                return move_to(day);
            case Meant::settle_it:
                break;
        }
        Plan after = open_.front();
        after.state = PlanState::done;
        return settle_plan(tx_, ctx_, settings_, open_.front(), after);
    }

    Result<> plan_on(Date day) {
        Plan plan;
        plan.due_at = opening_of(ctx_.calendar(), day);
        return add_plan(tx_, ctx_, settings_, customer_, plan);
    }

    Result<> move_to(Date day) {
        const Plan& plan = open_.front();
        Plan after = plan;
        after.due_at = opening_of(ctx_.calendar(), day);
        if (after.due_at > plan.due_at) after.snooze_count += 1;
        return save_plan(tx_, ctx_, settings_, plan, after, "follow_up.snoozed");
    }

    /// One cadence at a time: what happened last decides what the customer hears next.
    Result<> begin(const Start& start) {
        if (!suits(start.situation)) return Done{};
        const Cadence* cadence = cadence_for(settings_, start.situation, customer_.tier);
        if (cadence == nullptr ||
            has_step(tx_, customer_.id, {start.situation, start.trigger_id, 1}))
            return Done{};
        look();
        for (const Plan& plan : open_)
            if (plan.situation != Situation::by_hand) CHECK(end(plan, Ending::replaced));
        auto first = step_of(*cadence, 1, start.at, ctx_.calendar());
        if (!first) return Done{};
        first->trigger_id = start.trigger_id;
        return add_plan(tx_, ctx_, settings_, customer_, *first);
    }

    bool suits(Situation situation) const {
        if (customer_.kind == customers::Kind::walk_in) return false;
        if (situation == Situation::new_lead)
            return customer_.status == customers::CustomerStatus::lead;
        if (situation == Situation::dormant)
            return customer_.status == customers::CustomerStatus::dormant;
        return true;
    }

    /// Whoever confirms or drops a quote need not be asked about it any more.
    Result<> end_answered(std::span<const Id> quotes) {
        look();
        for (const Plan& plan : open_)
            if (plan.situation == Situation::after_quote &&
                std::find(quotes.begin(), quotes.end(), plan.trigger_id) != quotes.end())
                CHECK(end(plan, Ending::answered));
        return Done{};
    }

    /// Nobody asks how it went while it goes on. What the customer was asked already stays.
    Result<> end_reopened(std::span<const Reopened> reopened) {
        look();
        for (const Plan& plan : open_)
            if (plan.situation == Situation::after_complaint &&
                std::ranges::any_of(reopened,
                                    [&](const Reopened& one) { return undoes(one, plan); }))
                CHECK(end(plan, Ending::reopened));
        return Done{};
    }

    /// Whether the plan's cadence began when this complaint was closed, before it was reopened.
    bool undoes(const Reopened& one, const Plan& plan) {
        if (plan.trigger_id.v >= one.seq) return false;
        const auto closing = storage::read_events(tx_, plan.trigger_id.v - 1, 1);
        return !closing.empty() && closing.front().seq == plan.trigger_id.v &&
               closing.front().entity_id == one.ticket_id;
    }

    Tx& tx_;
    const Ctx& ctx_;
    const Settings& settings_;
    customers::Customer customer_;
    std::vector<Plan> open_;
    bool talked_ = false;
};

}  // namespace

void follow_events(Tx& tx, const Ctx& ctx, std::span<const storage::StoredEvent> events) {
    const auto touched = gather(ctx, events);
    std::vector<Id> ids;
    for (const auto& [id, what] : touched) ids.push_back(id);
    std::optional<Settings> settings;  // read when something depends on them
    std::vector<Id> to_rank;
    for (const Standing& now : standings_of(tx, ids)) {
        const Touched& what = touched.at(now.customer_id);
        const bool care = asks_for_care(now, what);
        if ((care || now.open_count > 0) && !settings) settings = settings_of(tx);
        if (!care) {
            if (now.open_count > 0) to_rank.push_back(now.customer_id);
            continue;
        }
        auto customer = customers::hold_customer(tx, now.customer_id);
        if (!customer) continue;
        const auto done = Care(tx, ctx, *settings, std::move(*customer)).take(what);
        INVARIANT(done.ok(), done.ok() ? "" : done.problem().code);
    }
    if (!to_rank.empty()) keep_ranks(tx, ctx, *settings, to_rank);
}

}  // namespace zhuli::followups
