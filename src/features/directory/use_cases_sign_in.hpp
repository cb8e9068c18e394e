// Signing in by a platform, and binding one's account there: begun here, done over there, ended
// here. A start is good for one browser, once, for ten minutes; the platform leads back to the one
// address in the settings. Nobody is let in who was not bound before: names, phones and e-mails
// match nobody here. No unit waits for the network.
#pragma once

#include "features/directory/model_inputs.hpp"
#include "features/identity/use_cases_sign_in.hpp"

namespace zhuli::directory {

/// Platforms that may be signed in by; none where several organisations are and none is named.
Doors list_doors(storage::Database& db, const DoorsQuestion& in);

struct Started {
    StartView view;
    std::string cookie;   // to be kept by the browser
    bool secure = false;  // only over https
};
/// The page that asks.
struct AskingPage {
    std::string_view origin;
    bool in_app = false;  // of WeCom, which opens pages itself
};
/// `user`: whose account is to be bound; none: to sign in.
/// Problems: 404, 409 directory.not_at_home.
Result<Started> start(storage::Database& db, const NewStart& in, const AskingPage& page, Id user,
                      Instant now);

struct Visitor {
    std::string cookie;
    Id user;  // who is signed in already, for binding
    identity::Device device;
};
/// A session, or after binding none.
struct Completed {
    std::optional<identity::SignedIn> session;
};
/// Problems: 409 directory.start_over (used, too old, another browser's), directory.code_refused,
/// directory.bound_already; 403 directory.not_bound, has_left; 429; 503 directory.away.
Result<Completed> complete(storage::Database& db, const Completion& in, const Visitor& visitor,
                           Instant now);

}  // namespace zhuli::directory
