// What people send to revisits and what they, and a customer without signing in, are shown.
#pragma once

#include "features/orders/model_act.hpp"
#include "features/revisits/model.hpp"

namespace zhuli::revisits {

using orders::Act;

/// Of a complaint in 回访.
struct Asking {
    Id id;  // the ticket's
    int valid_days = 7;
};
BOOST_DESCRIBE_STRUCT(Asking, (), (id, valid_days))
constexpr auto notes(const Asking*) { return std::array{note<&Asking::id>(from_path)}; }

struct RevisitView : Revisit {
    std::string standing;  // waiting, answered, revoked; expired; over: it was settled otherwise
    std::string author_name;
    bool is_unhappy = false;  // the mark is so low that it should be taken up again
    std::string link;         // told only when it is made
    std::vector<std::string> actions;
};
BOOST_DESCRIBE_STRUCT(RevisitView, (Revisit), (standing, author_name, is_unhappy, link, actions))

struct Revisits {
    std::vector<RevisitView> items;  // newest first
};
BOOST_DESCRIBE_STRUCT(Revisits, (), (items))

// What a customer sees and says, without signing in.

struct RevisitQuestion {
    Text<200> token;
};
BOOST_DESCRIBE_STRUCT(RevisitQuestion, (), (token))
constexpr auto notes(const RevisitQuestion*) {
    return std::array{note<&RevisitQuestion::token>(from_path)};
}

struct OpenRevisit {
    std::string org_name, author_name;
    std::string standing;
    std::string ticket_number, ticket_title;
    Instant valid_until_at, answered_at;
    int satisfaction = 0;
    std::string answered_by;
};
BOOST_DESCRIBE_STRUCT(OpenRevisit, (),
                      (org_name, author_name, standing, ticket_number, ticket_title, valid_until_at,
                       answered_at, satisfaction, answered_by))

struct Verdict {
    Text<200> token;
    int satisfaction = 0;  // 1–5
    Text<1000> words;
    Text<60> answered_by;
};
BOOST_DESCRIBE_STRUCT(Verdict, (), (token, satisfaction, words, answered_by))
constexpr auto notes(const Verdict*) {
    using V = Verdict;
    return std::array{note<&V::token>(from_path), note<&V::satisfaction>(required),
                      note<&V::answered_by>(required), note<&V::words>(multiline)};
}

}  // namespace zhuli::revisits
