// What people send to key accounts and what they are shown.
#pragma once

#include "features/key_accounts/model.hpp"

namespace zhuli::key_accounts {

/// What is thin about the cover of an account. `person_*` of one person, `count` people or days.
enum class RiskKind : std::uint8_t {
    nobody_decides,     // nobody on the map is a decider or economic buyer
    single_thread,      // fewer than kThreads people were talked to lately: `count`
    silent_decider,     // nobody talked to this one for `count` days; 0: never
    unanswered_blocker  // a strong opponent, and no champion to match
};
BOOST_DESCRIBE_ENUM(RiskKind, nobody_decides, single_thread, silent_decider, unanswered_blocker)

struct Risk {
    RiskKind kind = RiskKind::single_thread;
    Id person_id;
    std::string person_name;
    int count = 0;
};
BOOST_DESCRIBE_STRUCT(Risk, (), (kind, person_id, person_name, count))

/// A company of the group, with its sales where the caller may see them.
struct Member {
    Id customer_id;
    std::string name;
    std::optional<Money> year_minor;
    std::optional<Money> due_minor;
};
BOOST_DESCRIBE_STRUCT(Member, (), (customer_id, name, year_minor, due_minor))

/// Everything of one account in one answer.
struct Account {
    Id customer_id;
    std::string name;
    std::vector<KeyPerson> people;
    std::vector<Risk> risks;
    int contact_days = 0, silent_days = 0;    // the limits behind the risks
    std::vector<Milestone> milestones;        // what is due first at the top
    std::vector<Member> parents;              // the nearest first
    std::vector<Member> members;              // direct ones, without the account itself
    Money group_year_minor, group_due_minor;  // of the account and those members that are seen
    std::vector<std::string> actions;         // edit
};
BOOST_DESCRIBE_STRUCT(Account, (),
                      (customer_id, name, people, risks, contact_days, silent_days, milestones,
                       parents, members, group_year_minor, group_due_minor, actions))

struct NewParent {
    Id id;         // the customer
    Id parent_id;  // none: it stands alone
};
BOOST_DESCRIBE_STRUCT(NewParent, (), (id, parent_id))
constexpr auto notes(const NewParent*) {
    return std::array{note<&NewParent::id>(from_path),
                      note<&NewParent::parent_id>(plain, "customer")};
}

}  // namespace zhuli::key_accounts
