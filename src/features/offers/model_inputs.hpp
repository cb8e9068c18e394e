// What people and customers send of segments and offers, and what they are shown.
#pragma once

#include "features/offers/model_recipients.hpp"

namespace zhuli::offers {

struct SegmentView : Segment {
    std::string owner_name;
    std::vector<std::string> actions;  // edit
};
BOOST_DESCRIBE_STRUCT(SegmentView, (Segment), (owner_name, actions))

struct FilterQuestion {
    SegmentFilter filter;
};
BOOST_DESCRIBE_STRUCT(FilterQuestion, (), (filter))

inline constexpr std::int64_t kCountLimit = 10'000;  // counted no further
inline constexpr int kPreviewed = 20;

struct Match {
    Id id;
    std::string name;
    std::string contact_name;
    std::string region;
    Id owner_id;
    bool has_email = false;
    std::string consent;  // none, given, withdrawn
};
BOOST_DESCRIBE_STRUCT(Match, (), (id, name, contact_name, region, owner_id, has_email, consent))

struct SegmentPreview {
    std::int64_t count = 0;      // up to kCountLimit + 1
    std::int64_t consented = 0;  // of those counted, who may be written to
    std::int64_t reachable = 0;  // of those, with an e-mail
    std::vector<Match> items;    // the first kPreviewed
};
BOOST_DESCRIBE_STRUCT(SegmentPreview, (), (count, consented, reachable, items))

struct OfferView : Offer {
    std::string owner_name;
    std::string segment_name;
    Tally tally;
    std::vector<std::string> actions;  // edit, assign, send, stop
};
BOOST_DESCRIBE_STRUCT(OfferView, (Offer), (owner_name, segment_name, tally, actions))

struct Sending {
    Id id;
    Text<200> link_root;     // where this product is reached: "https://zhuli.example.com"
    std::string asked_host;  // by which name the request reached it
};
BOOST_DESCRIBE_STRUCT(Sending, (), (id, link_root, asked_host))
constexpr auto notes(const Sending*) {
    return std::array{note<&Sending::id>(from_path), note<&Sending::link_root>(required),
                      note<&Sending::asked_host>(from_path)};
}

struct OfferAssignment {
    Id id;
    Id owner_id;
};
BOOST_DESCRIBE_STRUCT(OfferAssignment, (), (id, owner_id))
constexpr auto notes(const OfferAssignment*) {
    return std::array{note<&OfferAssignment::id>(from_path),
                      note<&OfferAssignment::owner_id>(required, "user")};
}

struct RecipientView : Recipient {
    std::string customer_name;
};
BOOST_DESCRIBE_STRUCT(RecipientView, (Recipient), (customer_name))

/// The private link of one recipient, told once.
struct LinkView {
    std::string path;  // "/o/…"
};
BOOST_DESCRIBE_STRUCT(LinkView, (), (path))

struct NewConsent {
    Id id;  // the customer's, from the path
    ConsentKind kind = ConsentKind::given;
    Text<500> words;
};
BOOST_DESCRIBE_STRUCT(NewConsent, (), (id, kind, words))
constexpr auto notes(const NewConsent*) {
    return std::array{note<&NewConsent::id>(from_path),
                      note<&NewConsent::words>(required | multiline)};
}

struct ConsentView : Consent {
    std::string author_name;
};
BOOST_DESCRIBE_STRUCT(ConsentView, (Consent), (author_name))
struct ConsentStory {
    std::string state;  // none, given, withdrawn
    std::vector<ConsentView> items;
    bool can_record = false;
};
BOOST_DESCRIBE_STRUCT(ConsentStory, (), (state, items, can_record))

// What a customer sees and says, without signing in.

struct LinkQuestion {
    Text<200> token;
};
BOOST_DESCRIBE_STRUCT(LinkQuestion, (), (token))
constexpr auto notes(const LinkQuestion*) {
    return std::array{note<&LinkQuestion::token>(from_path)};
}

struct OpenFile {
    Id id;
    std::string name;
    std::int64_t byte_count = 0;
    bool is_image = false;
};
BOOST_DESCRIBE_STRUCT(OpenFile, (), (id, name, byte_count, is_image))

/// Nothing personal but the greeting.
struct OpenOffer {
    std::string org_name;
    std::string greeting;  // how the customer is called
    std::string seller_name;
    std::string title, words;
    Date valid_until;
    std::vector<OpenFile> files;
    OfferAnswer answer = OfferAnswer::none;
    bool unsubscribed = false;
};
BOOST_DESCRIBE_STRUCT(OpenOffer, (),
                      (org_name, greeting, seller_name, title, words, valid_until, files, answer,
                       unsubscribed))

struct OpenAnswer {
    Text<200> token;
    OfferAnswer answer = OfferAnswer::none;
    Text<500> words;
};
BOOST_DESCRIBE_STRUCT(OpenAnswer, (), (token, answer, words))
constexpr auto notes(const OpenAnswer*) {
    return std::array{note<&OpenAnswer::token>(from_path), note<&OpenAnswer::words>(multiline)};
}

struct FileQuestion {
    Text<200> token;
    Id file_id;
};
BOOST_DESCRIBE_STRUCT(FileQuestion, (), (token, file_id))
constexpr auto notes(const FileQuestion*) {
    return std::array{note<&FileQuestion::token>(from_path),
                      note<&FileQuestion::file_id>(from_path)};
}

}  // namespace zhuli::offers
