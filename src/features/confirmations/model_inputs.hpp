// What people send to confirmations and what they are shown.
#pragma once

#include "features/confirmations/model.hpp"
#include "features/orders/model_inputs.hpp"
#include "features/orders/model_terms.hpp"

namespace zhuli::confirmations {

using orders::Act;

/// Of an order; a draft is sent to its customer with this.
struct Asking : Act {
    int valid_days = 7;
};
BOOST_DESCRIBE_STRUCT(Asking, (Act), (valid_days))

/// What is done about corrections; `adopt` puts those that are plain values into the order.
struct Settling : Act {
    bool adopt = false;
    Text<500> words;
};
BOOST_DESCRIBE_STRUCT(Settling, (Act), (adopt, words))

struct ConfirmationView : Confirmation {
    std::string standing;  // waiting, confirmed, corrected, revoked, expired, replaced
    std::string author_name, settler_name;
    std::string link;  // path of the page; told only when it is made
    std::vector<std::string> actions;
};
BOOST_DESCRIBE_STRUCT(ConfirmationView, (Confirmation),
                      (standing, author_name, settler_name, link, actions))

struct Confirmations {
    std::vector<ConfirmationView> items;  // newest first
};
BOOST_DESCRIBE_STRUCT(Confirmations, (), (items))

/// One confirmation with the very page its customer saw.
struct Replay : ConfirmationView {
    orders::Terms terms;
    Instant frozen_at;
};
BOOST_DESCRIBE_STRUCT(Replay, (ConfirmationView), (terms, frozen_at))

// What a customer sees and says, without signing in.

struct LinkQuestion {
    Text<200> token;
};
BOOST_DESCRIBE_STRUCT(LinkQuestion, (), (token))
constexpr auto notes(const LinkQuestion*) {
    return std::array{note<&LinkQuestion::token>(from_path)};
}

/// Without terms where the link opens nothing any more; `standing` tells why.
struct OpenConfirmation {
    std::string org_name, seller_name;
    std::string currency;
    std::string standing;
    orders::Terms terms;
    int terms_no = 0;
    std::string terms_hash;
    Instant valid_until_at;
    Instant answered_at;
    Text<60> answered_by;
    std::vector<Correction> corrections;
};
BOOST_DESCRIBE_STRUCT(OpenConfirmation, (),
                      (org_name, seller_name, currency, standing, terms, terms_no, terms_hash,
                       valid_until_at, answered_at, answered_by, corrections))

/// Yes to everything, or what should be otherwise.
struct OpenAnswer {
    Text<200> token;
    bool agreed = false;
    Text<60> answered_by;
    Text<500> words;
    std::vector<Correction> corrections;
};
BOOST_DESCRIBE_STRUCT(OpenAnswer, (), (token, agreed, answered_by, words, corrections))
constexpr auto notes(const OpenAnswer*) {
    using A = OpenAnswer;
    return std::array{note<&A::token>(from_path), note<&A::answered_by>(required),
                      note<&A::words>(multiline)};
}

}  // namespace zhuli::confirmations
