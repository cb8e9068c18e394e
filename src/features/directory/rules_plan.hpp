// From what a platform lists and what is known here to the changes that would make them agree: all
// of them and everything that is in the way, at once. A directory that agrees gives none. Reads
// nothing, changes nothing.
#pragma once

#include <span>
#include <vector>

#include "features/directory/model_runs.hpp"
#include "features/directory/rules_speech.hpp"
#include "features/identity/model.hpp"

namespace zhuli::directory {

struct Found {
    std::vector<Department> departments;
    std::vector<Person> people;
};

/// Whose mobile it is, as another platform's account says.
struct MobileOwner {
    std::string mobile;
    Id user_id;
};
BOOST_DESCRIBE_STRUCT(MobileOwner, (), (mobile, user_id))

struct Known {
    std::vector<TeamLink> links;
    std::vector<identity::Team> teams;
    std::vector<Account> accounts;
    std::vector<identity::User> users;
    std::vector<MobileOwner> mobiles;
};

/// In the order of applying: teams, those above first, people, leavers, what is in the way.
std::vector<Change> plan(const Platform& platform, const Found& found, const Known& known);

/// So many of those who are bound would leave that somebody has to look. `bound`: accounts here.
bool too_many_leave(std::int64_t leavers, std::int64_t bound, std::int64_t percent);

}  // namespace zhuli::directory
