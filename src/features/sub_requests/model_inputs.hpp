// What people send to sub-requests and what they are shown.
#pragma once

#include "features/orders/model_act.hpp"
#include "features/sub_requests/model.hpp"

namespace zhuli::sub_requests {

using orders::Act;

struct NewRequest {
    Id id;                   // the ticket's
    Text<60> template_name;  // says department and minutes
    Text<2000> words;        // beyond what the template asks
};
BOOST_DESCRIBE_STRUCT(NewRequest, (), (id, template_name, words))
constexpr auto notes(const NewRequest*) {
    using N = NewRequest;
    return std::array{note<&N::id>(from_path), note<&N::template_name>(required),
                      note<&N::words>(multiline)};
}

struct RequestAnswer : Act {
    Text<2000> words;
};
BOOST_DESCRIBE_STRUCT(RequestAnswer, (Act), (words))
constexpr auto notes(const RequestAnswer*) {
    using A = RequestAnswer;
    return std::array{note<&A::id>(from_path), note<&A::if_match>(from_path),
                      note<&A::words>(required | multiline)};
}

struct RequestView : SubRequest {
    std::string ticket_number, ticket_title;
    std::string customer_name;  // masked where the customer is somebody else's
    std::string owner_name, answerer_name;
    Instant warn_at;
    std::int64_t elapsed_ms = 0;  // working time
    std::vector<RequestClockEvent> clock_events;
    std::vector<std::string> actions;
};
BOOST_DESCRIBE_STRUCT(RequestView, (SubRequest),
                      (ticket_number, ticket_title, customer_name, owner_name, answerer_name,
                       warn_at, elapsed_ms, clock_events, actions))

struct Requests {
    std::vector<RequestView> items;  // newest first
};
BOOST_DESCRIBE_STRUCT(Requests, (), (items))

}  // namespace zhuli::sub_requests
