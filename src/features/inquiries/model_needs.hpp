// Need records: what was asked, what the customer said and how, what we understood, read back to
// them, and whether they said yes. A confirmed one is frozen; who learns more begins a revision,
// and that needs the customer's yes again. No proposal: what we offer is another capability's.
#pragma once

#include "features/inquiries/model.hpp"

namespace zhuli::inquiries {

enum class Mood : std::uint8_t { unknown, pleased, calm, hesitant, impatient, upset };
BOOST_DESCRIBE_ENUM(Mood, unknown, pleased, calm, hesitant, impatient, upset)

/// replaced: a later revision was confirmed.
enum class NeedState : std::uint8_t { draft, confirmed, replaced };
BOOST_DESCRIBE_ENUM(NeedState, draft, confirmed, replaced)

/// An open question with what was answered; no answer yet is an answer too.
struct Answered {
    Text<200> question;
    Text<1000> answer;
};
BOOST_DESCRIBE_STRUCT(Answered, (), (question, answer))

struct Need {
    Id id;
    std::int64_t version = 0;
    Id customer_id;  // none: of an inquiry whose customer is not known yet
    Id inquiry_id;
    Id root_id;  // the first revision
    int revision_no = 1;
    Id author_id;
    std::vector<Answered> answers;
    Text<2000> words;  // the customer's own
    Mood mood = Mood::unknown;
    Text<2000> read_back;
    NeedState state = NeedState::draft;
    Text<60> confirmed_by;  // who at the customer's
    Channel confirmed_how = Channel::phone;
    Text<500> confirmed_words;
    Instant confirmed_at;
    Id confirmed_to;  // who of ours heard it
    Instant created_at;
    Instant updated_at;
};
BOOST_DESCRIBE_STRUCT(Need, (),
                      (id, version, customer_id, inquiry_id, root_id, revision_no, author_id,
                       answers, words, mood, read_back, state, confirmed_by, confirmed_how,
                       confirmed_words, confirmed_at, confirmed_to, created_at, updated_at))
constexpr auto notes(const Need*) {
    using N = Need;
    return std::array{note<&N::id>(read_only),
                      note<&N::version>(read_only),
                      note<&N::customer_id>(plain, "customer"),
                      note<&N::inquiry_id>(plain, "inquiry"),
                      note<&N::root_id>(read_only, "need"),
                      note<&N::revision_no>(read_only),
                      note<&N::author_id>(read_only, "user"),
                      note<&N::words>(multiline),
                      note<&N::read_back>(multiline),
                      note<&N::state>(read_only),
                      note<&N::confirmed_by>(read_only),
                      note<&N::confirmed_how>(read_only),
                      note<&N::confirmed_words>(read_only),
                      note<&N::confirmed_at>(read_only),
                      note<&N::confirmed_to>(read_only, "user"),
                      note<&N::created_at>(read_only),
                      note<&N::updated_at>(read_only)};
}
constexpr EntityName entity_of(const Need*) { return {"need", "need"}; }

}  // namespace zhuli::inquiries
