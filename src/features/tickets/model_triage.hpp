// Many complaints looked through at once: what is suggested for each is accepted, they are given to
// somebody or joined; and the words that tell how grave a complaint is, in the organisation's own.
#pragma once

#include "features/tickets/model_inputs.hpp"

namespace zhuli::tickets {

inline constexpr std::size_t kMostTriaged = 50;
inline constexpr std::size_t kMostWords = 200;  // of one list

using Wordlist = std::vector<Text<20>>;

/// One per organisation; until somebody changes them, the usual words with version 0. Each list is
/// one reason (SeverityReason) and has one severity: s1, s1, s2, s4.
struct WordSettings {
    Id id;
    std::int64_t version = 0;
    Wordlist danger_words, standstill_words, many_words, wish_words;
    Instant created_at;
    Instant updated_at;
};
BOOST_DESCRIBE_STRUCT(WordSettings, (),
                      (id, version, danger_words, standstill_words, many_words, wish_words,
                       created_at, updated_at))
constexpr auto notes(const WordSettings*) {
    using W = WordSettings;
    return std::array{note<&W::id>(read_only), note<&W::version>(read_only),
                      note<&W::created_at>(read_only), note<&W::updated_at>(read_only)};
}
constexpr EntityName entity_of(const WordSettings*) { return {"ticket_words", "ticket_words"}; }

/// A text and lists that are not kept yet: what would be suggested?
struct WordTrial {
    Text<4000> words;
    Wordlist danger_words, standstill_words, many_words, wish_words;
};
BOOST_DESCRIBE_STRUCT(WordTrial, (),
                      (words, danger_words, standstill_words, many_words, wish_words))
constexpr auto notes(const WordTrial*) {
    return std::array{note<&WordTrial::words>(required | multiline)};
}

struct WordTrialView {
    Severity severity = Severity::none;
    std::vector<SeverityReason> severity_reasons;
    std::vector<std::string> severity_words;
    Kind kind = Kind::none;
    int confidence = 0;  // percent
};
BOOST_DESCRIBE_STRUCT(WordTrialView, (),
                      (severity, severity_reasons, severity_words, kind, confidence))

/// accept: type and severity as suggested. give: to somebody, or back into the inbox.
enum class TriageAct : std::uint8_t { accept, give, join };
BOOST_DESCRIBE_ENUM(TriageAct, accept, give, join)

struct TriageItem {
    Id id;
    Kind kind = Kind::none;              // none: as suggested
    Severity severity = Severity::none;  // none: as suggested
    Id owner_id;                         // none: the one for all
};
BOOST_DESCRIBE_STRUCT(TriageItem, (), (id, kind, severity, owner_id))
constexpr auto notes(const TriageItem*) { return std::array{note<&TriageItem::id>(required)}; }

struct Triage {
    TriageAct act = TriageAct::accept;
    std::vector<TriageItem> items;
    bool preview = false;  // writes nothing
    Id owner_id;           // of give; of accept: none: the first candidate
    bool to_inbox = false;
    Id into_id;
};
BOOST_DESCRIBE_STRUCT(Triage, (), (act, items, preview, owner_id, to_inbox, into_id))
constexpr auto notes(const Triage*) {
    return std::array{note<&Triage::act>(required), note<&Triage::items>(required),
                      note<&Triage::owner_id>(0, "user"), note<&Triage::into_id>(0, "ticket")};
}

/// What became of one of them, or would.
struct TriageRow {
    Id ticket_id;
    std::string number, title;
    Kind kind = Kind::none;
    Severity severity = Severity::none;
    int confidence = 0;        // percent, of the suggested type
    Id owner_before;           // none: it lay in the inbox
    std::string owner_name;    // who has it then
    std::int64_t version = 0;  // of what was done: names it, to take it back
    bool unchanged = false;    // it was so already
    std::string refusal;  // why it stays as it is, in the caller's language; empty: it does not
};
BOOST_DESCRIBE_STRUCT(TriageRow, (),
                      (ticket_id, number, title, kind, severity, confidence, owner_before,
                       owner_name, version, unchanged, refusal))

/// One of them, as the outcome named it.
struct TriageDone {
    Id id;
    std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(TriageDone, (), (id, version))
constexpr auto notes(const TriageDone*) {
    return std::array{note<&TriageDone::id>(required), note<&TriageDone::version>(required)};
}

/// What the caller did is taken back, of those that nobody touched since.
struct TriageUndo {
    TriageAct act = TriageAct::accept;
    std::vector<TriageDone> items;
};
BOOST_DESCRIBE_STRUCT(TriageUndo, (), (act, items))
constexpr auto notes(const TriageUndo*) {
    return std::array{note<&TriageUndo::act>(required), note<&TriageUndo::items>(required)};
}

struct Triaged {
    std::vector<TriageRow> rows;  // in the order of their ids
};
BOOST_DESCRIBE_STRUCT(Triaged, (), (rows))

}  // namespace zhuli::tickets
