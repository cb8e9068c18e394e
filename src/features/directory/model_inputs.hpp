// What goes in and out of the directory in another shape than it is stored.
#pragma once

#include "features/directory/model.hpp"

namespace zhuli::directory {

struct PlatformView : Platform {
    bool has_secret = false;
    std::string return_url;  // to be registered with the platform
};
BOOST_DESCRIBE_STRUCT(PlatformView, (Platform), (has_secret, return_url))

struct AccountView : Account {
    PlatformKind kind = PlatformKind::wecom;
    std::string user_name;
    std::vector<std::string> actions;  // bind, unbind
};
BOOST_DESCRIBE_STRUCT(AccountView, (Account), (kind, user_name, actions))

struct NewBinding {
    Id id;
    Id user_id;
};
BOOST_DESCRIBE_STRUCT(NewBinding, (), (id, user_id))
constexpr auto notes(const NewBinding*) {
    return std::array{note<&NewBinding::id>(from_path),
                      note<&NewBinding::user_id>(required, "user")};
}

/// A platform one may sign in by, and one's own account there.
struct OwnAccount {
    Id id;  // of the account; none: not bound
    Id platform_id;
    PlatformKind kind = PlatformKind::wecom;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(OwnAccount, (), (id, platform_id, kind, name))
struct OwnAccounts {
    std::vector<OwnAccount> items;
};
BOOST_DESCRIBE_STRUCT(OwnAccounts, (), (items))

/// What the sign-in page offers.
struct Door {
    Id id;
    PlatformKind kind = PlatformKind::wecom;
};
BOOST_DESCRIBE_STRUCT(Door, (), (id, kind))
struct DoorsQuestion {
    Id organization_id;  // none: the only one there is
};
BOOST_DESCRIBE_STRUCT(DoorsQuestion, (), (organization_id))
struct Doors {
    Id organization_id;
    std::vector<Door> items;
};
BOOST_DESCRIBE_STRUCT(Doors, (), (organization_id, items))

struct NewStart {
    Id organization_id, platform_id;
    bool bind = false;  // to whoever is signed in, instead of signing in
};
BOOST_DESCRIBE_STRUCT(NewStart, (), (organization_id, platform_id, bind))
constexpr auto notes(const NewStart*) {
    return std::array{note<&NewStart::organization_id>(required),
                      note<&NewStart::platform_id>(required)};
}
struct StartView {
    std::string url;  // the platform's own page
};
BOOST_DESCRIBE_STRUCT(StartView, (), (url))

/// What the platform sent the browser back with.
struct Completion {
    Text<300> state;
    Text<1000> code;
};
BOOST_DESCRIBE_STRUCT(Completion, (), (state, code))
constexpr auto notes(const Completion*) {
    return std::array{note<&Completion::state>(required), note<&Completion::code>(required)};
}

}  // namespace zhuli::directory
