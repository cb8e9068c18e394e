#include "features/key_accounts/rules.hpp"

#include <algorithm>

#include "core/problems.hpp"

namespace zhuli::key_accounts {

namespace {

using enum Role;

constexpr Permission kPermissions[] = {
    {"key_accounts.read",
     {{assistant, Scope::own}, {manager, Scope::tree}, {admin, Scope::org}, {auditor, Scope::org}}},
    {"key_accounts.edit", {{assistant, Scope::own}, {manager, Scope::tree}, {admin, Scope::org}}},
};

const KeyPerson* find_person(std::span<const KeyPerson> map, Id id) {
    const auto found = std::ranges::find(map, id, &KeyPerson::id);
    return found == map.end() ? nullptr : &*found;
}

/// Whether the chain above `from` comes to `person`; bounded by the size of the map.
bool leads_to(std::span<const KeyPerson> map, Id from, Id person) {
    for (std::size_t step = 0; step <= map.size() && from; ++step) {
        if (from == person) return true;
        const KeyPerson* above = find_person(map, from);
        from = above == nullptr ? Id{} : above->reports_to_id;
    }
    return false;
}

void check_reports_to(const KeyPerson& person, std::span<const KeyPerson> map, Problems& problems) {
    if (!person.reports_to_id) return;
    if (find_person(map, person.reports_to_id) == nullptr)
        problems.push_back({"reports_to_id", "key_accounts.not_on_this_map", {}});
    else if (person.id && leads_to(map, person.reports_to_id, person.id))
        problems.push_back({"reports_to_id", "key_accounts.reports_in_a_circle", {}});
}

bool decides(const KeyPerson& person) {
    return person.role == DecisionRole::decider || person.role == DecisionRole::economic_buyer;
}
bool opposes(const KeyPerson& person) {
    return (person.role == DecisionRole::blocker || person.stance < 0) &&
           person.influence >= kStrongInfluence;
}
bool stands_up_for_us(const KeyPerson& person) {
    return person.role == DecisionRole::champion && person.stance > 0 &&
           person.influence >= kChampionInfluence;
}

/// Days since the last contact; nothing if there was none.
std::optional<int> silence(const KeyPerson& person, Date today) {
    if (!person.last_contact_on) return std::nullopt;
    return today.days - person.last_contact_on.days;
}

}  // namespace

std::span<const Permission> permissions() { return kPermissions; }

Result<> check_open(const customers::Customer& customer) {
    if (customer.archived || customer.status == customers::CustomerStatus::invalid)
        return Problem::of(Status::conflict, "key_accounts.customer_is_closed");
    return Done{};
}

Result<> check(const KeyPerson& person, std::span<const KeyPerson> map, Date today) {
    Problems problems;
    if (person.stance < -2 || person.stance > 2)
        problems.push_back({"stance", "key_accounts.stance", {}});
    if (person.influence < 1 || person.influence > 5)
        problems.push_back({"influence", "key_accounts.influence", {}});
    if (person.last_contact_on && person.last_contact_on > today)
        problems.push_back({"last_contact_on", "key_accounts.contact_to_come", {}});
    check_reports_to(person, map, problems);
    if (problems.empty()) return Done{};
    return Problem::invalid(std::move(problems));
}

Result<> check_room(std::size_t taken, std::size_t limit, std::string_view code) {
    if (taken < limit) return Done{};
    return Problem::of(Status::conflict, code, {{"max", std::to_string(limit)}});
}

Result<> check_parent(Id customer, Id parent, std::span<const Id> above, int below) {
    if (parent == customer) return Problem::field("parent_id", "key_accounts.own_parent");
    if (std::ranges::find(above, customer) != above.end())
        return Problem::field("parent_id", "key_accounts.group_in_a_circle");
    // The parent, those above it, the customer, and what hangs below.
    if (static_cast<int>(above.size()) + 2 + below > kDeepestGroup)
        return Problem::field("parent_id", "key_accounts.group_too_deep",
                              {{"max", std::to_string(kDeepestGroup)}});
    return Done{};
}

std::vector<Risk> risks_of(std::span<const KeyPerson> people, Date today) {
    std::vector<Risk> risks;
    if (people.empty()) return risks;
    if (std::ranges::none_of(people, decides)) risks.push_back({RiskKind::nobody_decides});
    for (const KeyPerson& person : people) {
        const auto days = silence(person, today);
        if (decides(person) && (!days || *days > kSilentDays))
            risks.push_back({RiskKind::silent_decider, person.id, person.name.v, days.value_or(0)});
    }
    const auto threads = std::ranges::count_if(people, [&](const KeyPerson& person) {
        const auto days = silence(person, today);
        return days && *days <= kContactDays;
    });
    if (threads < kThreads)
        risks.push_back({RiskKind::single_thread, {}, {}, static_cast<int>(threads)});
    if (std::ranges::any_of(people, stands_up_for_us)) return risks;
    for (const KeyPerson& person : people)
        if (opposes(person))
            risks.push_back(
                {RiskKind::unanswered_blocker, person.id, person.name.v, person.influence});
    return risks;
}

std::string event_body(std::string_view words) {
    JsonOut out;
    out.begin_object().key("words").string(words).end_object();
    return out.take();
}

}  // namespace zhuli::key_accounts
