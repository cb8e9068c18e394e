#include "features/directory/rules_plan.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace zhuli::directory {

namespace {

/// Where a department belongs here: a team there is, or one this run makes.
struct Place {
    Id team;
    bool is_new = false;
    bool usable() const { return team || is_new; }
};

class Teams {
 public:
    Teams(const Platform& platform, const Found& found, const Known& known,
          std::vector<Change>& changes)
        : root_(speech_of(platform.kind).root), known_(known), changes_(changes) {
        for (const Department& one : found.departments)
            if (!one.external_id.empty() && one.external_id != root_)
                departments_.emplace(one.external_id, &one);
        for (const TeamLink& link : known.links)
            if (link.team_id) links_.emplace(link.external_id.v, link.team_id);
        for (const auto& [external, team] : links_) linked_.insert(team);
    }

    void compare() {
        for (const auto& [level, one] : in_order()) compare_one(*one);
        for (const auto& [external, team] : links_)
            if (!departments_.contains(external)) {
                Change change = change_of(ChangeKind::drop_team, Reason::gone_there);
                change.external_id = external;
                change.name = name_of(team);
                change.team_id = team;
                changes_.push_back(std::move(change));
            }
    }

    Place place_of(const std::string& department) const {
        const auto found = places_.find(department);
        return found == places_.end() ? Place{} : found->second;
    }
    std::string department_name(const std::string& id) const {
        const auto found = departments_.find(id);
        return found == departments_.end() ? std::string() : found->second->name;
    }
    std::span<const Change> conflicts() const { return conflicts_; }

 private:
    const identity::Team* team(Id id) const {
        const auto found = std::ranges::find(known_.teams, id, &identity::Team::id);
        return found == known_.teams.end() ? nullptr : &*found;
    }
    std::string name_of(Id id) const {
        const auto* found = team(id);
        return found ? found->name.v : std::string();
    }
    static Change change_of(ChangeKind kind, Reason reason) {
        Change change;
        change.kind = kind;
        change.reason = reason;
        change.chosen = kind != ChangeKind::conflict;
        return change;
    }
    /// The one above; a parent the platform does not show leaves it at the top.
    const Department* above(const Department& one) const {
        const auto found = departments_.find(one.parent_id);
        return found == departments_.end() ? nullptr : found->second;
    }
    /// How deep it lies; nothing in a circle.
    std::optional<std::size_t> level_of(const Department& one) const {
        std::size_t level = 0;
        for (const auto* up = above(one); up != nullptr; up = above(*up))
            if (++level > departments_.size()) return std::nullopt;
        return level;
    }
    /// By depth; what cannot be placed is a conflict instead.
    std::vector<std::pair<std::size_t, const Department*>> in_order() {
        std::vector<std::pair<std::size_t, const Department*>> order;
        for (const auto& [id, one] : departments_) {
            const auto level = level_of(*one);
            if (level && !one->name.empty()) {
                order.emplace_back(*level, one);
                continue;
            }
            Change change =
                change_of(ChangeKind::conflict, level ? Reason::no_name : Reason::circle);
            change.external_id = id;
            change.name = one->name;
            conflicts_.push_back(std::move(change));
        }
        std::ranges::stable_sort(order, {}, [](const auto& one) { return one.first; });
        return order;
    }
    Place parent_of(const Department& one) const {
        const auto* up = above(one);
        return up ? place_of(up->external_id) : Place{};
    }
    Id team_of_same_name(const Department& one, Place parent) const {
        if (parent.is_new) return {};
        for (const identity::Team& team : known_.teams)
            if (team.name.v == one.name && team.parent_id == parent.team &&
                !linked_.contains(team.id))
                return team.id;
        return {};
    }
    void compare_one(const Department& one) {
        const Place parent = parent_of(one);
        Change change = change_of(ChangeKind::add_team, Reason::new_there);
        change.external_id = one.external_id;
        change.name = one.name;
        if (const auto* up = above(one)) {
            change.parent_id = up->external_id;
            change.parent_name = up->name;
        }
        const auto link = links_.find(one.external_id);
        if (const auto* own = link == links_.end() ? nullptr : team(link->second)) {
            places_[one.external_id] = {own->id};
            if (own->name.v == one.name && !parent.is_new && own->parent_id == parent.team) return;
            change.kind = ChangeKind::change_team;
            change.reason = Reason::other_there;
            change.team_id = own->id;
            change.old_name = own->name;
            change.old_team_id = own->parent_id;
        } else if (const Id same = team_of_same_name(one, parent)) {
            linked_.insert(same);
            places_[one.external_id] = {same};
            change.kind = ChangeKind::link_team;
            change.reason = Reason::same_name;
            change.team_id = same;
        } else {
            places_[one.external_id] = {{}, true};
        }
        changes_.push_back(std::move(change));
    }

    std::string root_;
    const Known& known_;
    std::vector<Change>& changes_;
    std::map<std::string, const Department*> departments_;
    std::map<std::string, Id> links_;
    std::set<Id> linked_;
    std::map<std::string, Place> places_;
    std::vector<Change> conflicts_;
};

std::string own_or_made_email(const Platform& platform, const Person& person) {
    if (!person.email.empty() || platform.email_domain.empty()) return person.email;
    Email made;
    Reading reading;
    const auto text = person.external_id + "@" + platform.email_domain.v;
    return Value<Email>::text(text, made, reading) ? made.v : std::string();
}

class People {
 public:
    People(const Platform& platform, const Found& found, const Known& known, const Teams& teams,
           std::vector<Change>& changes)
        : platform_(platform), found_(found), known_(known), teams_(teams), changes_(changes) {
        for (const identity::User& user : known.users) {
            users_.emplace(user.id, &user);
            by_email_.emplace(user.email.v, &user);
            by_name_.emplace(user.name.v, &user);
        }
        for (const Account& account : known.accounts) {
            accounts_.emplace(account.external_id.v, &account);
            if (account.user_id) taken_.insert(account.user_id);
        }
        for (const MobileOwner& owner : known.mobiles)
            by_mobile_.emplace(owner.mobile, owner.user_id);
        for (const Person& person : found.people) {
            if (person.gone) continue;
            ++mobiles_[person.mobile];
            ++emails_[person.email];
        }
    }

    void compare() {
        for (const Person& person : found_.people) {
            if (person.gone || person.external_id.empty()) continue;
            seen_.insert(person.external_id);
            const auto account = accounts_.find(person.external_id);
            const bool bound = account != accounts_.end() && account->second->user_id;
            if (bound)
                compare_bound(person, *account->second);
            else
                compare_new(person, account != accounts_.end());
        }
        for (const Account& account : known_.accounts)
            if (account.user_id && account.state == AccountState::present &&
                !seen_.contains(account.external_id.v))
                leave(account);
    }
    std::span<const Change> conflicts() const { return conflicts_; }

 private:
    Change change_of(const Person& person, ChangeKind kind, Reason reason) const {
        Change change;
        change.kind = kind;
        change.reason = reason;
        change.chosen = kind != ChangeKind::conflict;
        change.external_id = person.external_id;
        change.name = person.name;
        change.mobile = {person.mobile};
        change.email = {person.email};
        if (const Place place = teams_.place_of(person.department_id); place.usable()) {
            change.parent_id = person.department_id;
            change.parent_name = teams_.department_name(person.department_id);
            change.team_id = place.team;
        }
        return change;
    }
    void conflict(const Person& person, Reason reason, Id user = {}) {
        Change change = change_of(person, ChangeKind::conflict, reason);
        change.user_id = user;
        conflicts_.push_back(std::move(change));
    }
    void propose(Change change, const identity::User& user) {
        change.user_id = user.id;
        change.old_name = user.name;
        change.old_team_id = user.team_id;
        changes_.push_back(std::move(change));
    }
    const identity::User* user(Id id) const {
        const auto found = users_.find(id);
        return found == users_.end() ? nullptr : found->second;
    }

    void compare_bound(const Person& person, const Account& account) {
        const auto* own = user(account.user_id);
        if (own == nullptr) return;
        if (person.name.empty()) return conflict(person, Reason::no_name, own->id);
        if (account.state == AccountState::left)
            return propose(change_of(person, ChangeKind::come_back, Reason::back_there), *own);
        if (own->state == identity::UserState::left) return;  // let go here: that holds
        const Place place = teams_.place_of(person.department_id);
        const bool moved = place.usable() && (place.is_new || place.team != own->team_id);
        const bool told_anew = person.mobile != account.mobile.v || person.email != account.email.v;
        if (moved || told_anew || own->name.v != person.name)
            propose(change_of(person, ChangeKind::change_person, Reason::other_there), *own);
    }

    struct Match {
        const identity::User* user = nullptr;
        Reason reason = Reason::same_email;
        bool sure = true;
        bool torn = false;  // e-mail and mobile are two people's
    };
    Match match_of(const Person& person, const std::string& email) const {
        const auto mail = by_email_.find(email);
        const auto phone = by_mobile_.find(person.mobile);
        const auto* by_mail = email.empty() || mail == by_email_.end() ? nullptr : mail->second;
        const auto* by_phone =
            person.mobile.empty() || phone == by_mobile_.end() ? nullptr : user(phone->second);
        if (by_mail && by_phone && by_mail != by_phone)
            return {by_mail, Reason::two_users, false, true};
        if (by_mail) return {by_mail, Reason::same_email, !person.email.empty()};
        if (by_phone) return {by_phone, Reason::same_mobile};
        const auto [first, last] = by_name_.equal_range(person.name);
        const bool only = first != last && std::next(first) == last;
        if (only && first->second->state == identity::UserState::active &&
            !taken_.contains(first->second->id) && !claimed_.contains(first->second->id))
            return {first->second, Reason::same_name, false};
        return {};
    }

    void compare_new(const Person& person, bool unbound_before) {
        if (person.name.empty()) return conflict(person, Reason::no_name);
        if (!person.mobile.empty() && mobiles_[person.mobile] > 1)
            return conflict(person, Reason::two_with_one_mobile);
        if (!person.email.empty() && emails_[person.email] > 1)
            return conflict(person, Reason::two_with_one_email);
        const auto email = own_or_made_email(platform_, person);
        const Match match = match_of(person, email);
        if (match.torn) return conflict(person, Reason::two_users, match.user->id);
        if (match.user == nullptr) return add(person, email);
        if (taken_.contains(match.user->id) || !claimed_.insert(match.user->id).second)
            return conflict(person, Reason::bound_to_another, match.user->id);
        Change change = change_of(person, ChangeKind::link_person, match.reason);
        change.chosen =
            match.sure && !unbound_before && match.user->state == identity::UserState::active;
        propose(std::move(change), *match.user);
    }

    void add(const Person& person, const std::string& email) {
        if (email.empty()) return conflict(person, Reason::no_email);
        if (!made_.insert(email).second) return conflict(person, Reason::two_with_one_email);
        Change change = change_of(person, ChangeKind::add_person, Reason::new_there);
        change.email = {email};
        changes_.push_back(std::move(change));
    }

    void leave(const Account& account) {
        Change change;
        change.kind = ChangeKind::leave;
        change.reason = Reason::gone_there;
        change.chosen = true;
        change.external_id = account.external_id;
        change.name = account.name;
        change.mobile = account.mobile;
        change.email = account.email;
        change.user_id = account.user_id;
        changes_.push_back(std::move(change));
    }

    const Platform& platform_;
    const Found& found_;
    const Known& known_;
    const Teams& teams_;
    std::vector<Change>& changes_;
    std::map<Id, const identity::User*> users_;
    std::map<std::string, const identity::User*, std::less<>> by_email_;
    std::multimap<std::string, const identity::User*, std::less<>> by_name_;
    std::map<std::string, Id, std::less<>> by_mobile_;
    std::map<std::string, const Account*, std::less<>> accounts_;
    std::map<std::string, int> mobiles_, emails_;
    std::set<Id> taken_, claimed_;
    std::set<std::string> seen_, made_;
    std::vector<Change> conflicts_;
};

}  // namespace

std::vector<Change> plan(const Platform& platform, const Found& found, const Known& known) {
    std::vector<Change> changes;
    Teams teams(platform, found, known, changes);
    teams.compare();
    People people(platform, found, known, teams, changes);
    people.compare();
    for (const auto conflicts : {teams.conflicts(), people.conflicts()})
        changes.insert(changes.end(), conflicts.begin(), conflicts.end());
    std::int64_t number = 0;
    for (Change& change : changes) change.change_no = ++number;
    return changes;
}

bool too_many_leave(std::int64_t leavers, std::int64_t bound, std::int64_t percent) {
    return leavers * 100 > bound * percent;
}

}  // namespace zhuli::directory
