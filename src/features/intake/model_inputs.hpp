// What people and customers send to the form and are shown of it.
#pragma once

#include "features/intake/model.hpp"
#include "features/tickets/model.hpp"

namespace zhuli::intake {

// For people who work on complaints.

struct FormView : Form {
    std::string link;  // "/f/TOKEN"; empty while it is switched off
};
BOOST_DESCRIBE_STRUCT(FormView, (Form), (link))

/// Somebody it may be.
struct Suggested {
    Id customer_id;
    std::string name;  // masked where the customer is somebody else's
    bool by_phone = false, by_order = false;
    Id order_id;  // the order they named, if it is this customer's
};
BOOST_DESCRIBE_STRUCT(Suggested, (), (customer_id, name, by_phone, by_order, order_id))

/// Who complained, as they said; `by_form` false: it did not come by the form.
struct IntakeView : Intake {
    bool by_form = false;
    std::vector<Suggested> suggested;  // while nobody said whose complaint it is
};
BOOST_DESCRIBE_STRUCT(IntakeView, (Intake), (by_form, suggested))

// What a customer sees and says, without signing in.

struct LinkQuestion {
    Text<200> token;
};
BOOST_DESCRIBE_STRUCT(LinkQuestion, (), (token))
constexpr auto notes(const LinkQuestion*) {
    return std::array{note<&LinkQuestion::token>(from_path)};
}

struct OpenForm {
    std::string org_name;
    Instant seen_at;  // sent back with the complaint
    int most_files = 0;
    std::int64_t most_file_bytes = 0;
};
BOOST_DESCRIBE_STRUCT(OpenForm, (), (org_name, seen_at, most_files, most_file_bytes))

struct NewComplaint {
    Text<200> token;
    Text<60> name;
    Phone phone;
    Text<2000> words;
    Text<40> order_no;
    Instant seen_at;
    Text<200> website;  // nobody sees this box; what fills it is no person
};
BOOST_DESCRIBE_STRUCT(NewComplaint, (), (token, name, phone, words, order_no, seen_at, website))
constexpr auto notes(const NewComplaint*) {
    using C = NewComplaint;
    return std::array{note<&C::token>(from_path), note<&C::name>(required),
                      note<&C::phone>(required), note<&C::words>(required | multiline)};
}

/// Told once.
struct StatusLink {
    std::string link;  // "/t/TOKEN"
};
BOOST_DESCRIBE_STRUCT(StatusLink, (), (link))

struct OpenWords {
    Text<200> token;
    Text<2000> words;
};
BOOST_DESCRIBE_STRUCT(OpenWords, (), (token, words))
constexpr auto notes(const OpenWords*) {
    return std::array{note<&OpenWords::token>(from_path),
                      note<&OpenWords::words>(required | multiline)};
}

inline constexpr std::size_t kMostFileText = 720'000;  // base64 of half a MiB

struct OpenFile {
    Text<200> token;
    Text<200> name;
    std::int64_t byte_count = 0;
    Text<kMostFileText> content;  // base64
};
BOOST_DESCRIBE_STRUCT(OpenFile, (), (token, name, byte_count, content))
constexpr auto notes(const OpenFile*) {
    return std::array{note<&OpenFile::token>(from_path), note<&OpenFile::name>(required),
                      note<&OpenFile::content>(required)};
}

/// What was written for the customer, or by them.
struct Said {
    Instant at;
    bool ours = false;
    std::string words;
};
BOOST_DESCRIBE_STRUCT(Said, (), (at, ours, words))

struct OpenComplaint {
    std::string org_name, number, words;
    Instant opened_at, closed_at;
    tickets::Stage stage = tickets::Stage::accepted;
    bool waits_for_you = false;
    std::vector<Said> said;  // the oldest first
    int file_count = 0, most_files = 0;
    bool can_write = false;
};
BOOST_DESCRIBE_STRUCT(OpenComplaint, (),
                      (org_name, number, words, opened_at, closed_at, stage, waits_for_you, said,
                       file_count, most_files, can_write))

}  // namespace zhuli::intake
