// The addresses of identity that need somebody signed in; signing in itself is in sign_in.cpp.
#include "features/identity/feature.hpp"
#include "features/identity/preferences.hpp"
#include "features/identity/use_cases.hpp"

namespace zhuli::identity {

namespace {

constexpr http::Route kRoutes[] = {
    http::get<list_users>("/users", "users.read", "List people"),
    http::create<create_user>("/users", "users.edit", "Add a person"),
    http::get<show_user>("/users/{id}", "users.read", "One person"),
    http::edit<edit_user>("/users/{id}", "users.edit", "Change a person"),
    http::get<list_teams>("/teams", "users.read", "List teams"),
    http::create<create_team>("/teams", "users.edit", "Add a team"),
    http::edit<edit_team>("/teams/{id}", "users.edit", "Change a team"),
    http::create<create_api_token>("/api_tokens", "", "Make an API token for oneself"),
    http::get<show_preference>("/preferences/{key}", "", "One's own choice for the screen"),
    http::put<set_preference>("/preferences/{key}", "", "Keep a choice; null forgets it"),
};

}  // namespace

std::span<const http::Route> routes() { return kRoutes; }

}  // namespace zhuli::identity
