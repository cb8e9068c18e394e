#include "features/customers/use_cases_talks.hpp"

#include "core/zones.hpp"
#include "features/customers/rules.hpp"
#include "features/customers/use_cases_record.hpp"
#include "features/customers/use_cases_story.hpp"

namespace zhuli::customers {

namespace {

/// What the conversation says, as a person would have entered it.
NewInteraction as_entered(const ImportedTalk& talk, const Customer& customer, Date today) {
    NewInteraction entered{.id = talk.customer_id, .channel = talk.channel, .words = talk.words};
    entered.happened_at = talk.happened_at;
    if (talk.next_contact_on >= today && !customer.next_contact_on)
        entered.next_contact_on = talk.next_contact_on;
    return entered;
}

}  // namespace

std::vector<Id> find_called(Tx& tx, const Text<120>& name) {
    auto found = ids_called(tx, name);
    if (!found.empty()) return found;
    Customer asked;
    asked.name = name;
    for (const auto& match : find_matches(tx, keys_of(asked), {}))
        if (match.kind == "name") found.push_back(match.customer_id);
    return found;
}

std::optional<Id> find_talk(Tx& tx, const ImportedTalk& talk) {
    return same_talk(tx, talk.customer_id, talk.happened_at, talk.words.v);
}

Result<> each_talk(Tx& tx, Id customer, const std::function<Result<>(const Interaction&)>& use) {
    constexpr int kPage = 200;
    for (Interaction last;;) {
        const auto talks = talks_of(tx, customer, last.happened_at, last.id, kPage);
        for (const Interaction& talk : talks) CHECK(use(talk));
        if (talks.size() < kPage) return Done{};
        last = talks.back();
    }
}

Result<Id> import_talk(Tx& tx, const Ctx& ctx, const ImportedTalk& talk) {
    TRY(const auto customer, load_for_change(tx, ctx, talk.customer_id, "customers.record"));
    CHECK(check_live(customer));
    TRY(const auto kept, keep_talk(tx, ctx, customer, as_entered(talk, customer, ctx.today)));
    return kept.id;
}

bool take_back_talk(Tx& tx, const Ctx& ctx, Id id) {
    const auto talk = storage::find<Interaction>(tx, id);
    if (!talk || talk->withdrawn) return false;
    const auto customer = load_for_change(tx, ctx, talk->customer_id, "customers.record");
    return customer.ok() && withdraw_talk(tx, ctx, *customer, *talk).ok();
}

}  // namespace zhuli::customers
