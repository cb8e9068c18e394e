// What people send to inquiries and needs and what they are shown, where that differs from the
// stored rows. Views have no notes of their own: they would replace the record's, and its masks.
#pragma once

#include "features/inquiries/model_needs.hpp"

namespace zhuli::inquiries {

/// As it arrives. `answered`: it was answered at once, as somebody on the telephone is.
struct NewInquiry : Inquiry {
    bool answered = false;
};
BOOST_DESCRIBE_STRUCT(NewInquiry, (Inquiry), (answered))

struct InquiryView : Inquiry {
    std::string customer_name;  // masked where the customer is somebody else's
    std::string product_name;
    std::string owner_name;
    bool contact_masked = false;
    std::vector<std::string> actions;
};
BOOST_DESCRIBE_STRUCT(InquiryView, (Inquiry),
                      (customer_name, product_name, owner_name, contact_masked, actions))

/// Out of the inbox, for whoever asks. A noun of its own, so that the one who came second may be
/// told who was first.
struct Claim {
    Id inquiry_id;
};
BOOST_DESCRIBE_STRUCT(Claim, (), (inquiry_id))
constexpr auto notes(const Claim*) {
    return std::array{note<&Claim::inquiry_id>(required, "inquiry")};
}

/// Back into the inbox, where everybody sees it.
struct Release {
    Id inquiry_id;
    Text<500> reason;
};
BOOST_DESCRIBE_STRUCT(Release, (), (inquiry_id, reason))
constexpr auto notes(const Release*) {
    return std::array{note<&Release::inquiry_id>(required, "inquiry"),
                      note<&Release::reason>(required | multiline)};
}

/// The first answer, in our words.
struct Response {
    Id id;
    std::optional<Channel> channel;  // else the inquiry's
    Text<2000> words;
};
BOOST_DESCRIBE_STRUCT(Response, (), (id, channel, words))
constexpr auto notes(const Response*) {
    return std::array{note<&Response::id>(from_path), note<&Response::words>(required | multiline)};
}

struct Loss {
    Id id;
    LostReason reason = LostReason::none;
    Text<500> words;
};
BOOST_DESCRIBE_STRUCT(Loss, (), (id, reason, words))
constexpr auto notes(const Loss*) {
    return std::array{note<&Loss::id>(from_path), note<&Loss::reason>(required),
                      note<&Loss::words>(multiline)};
}

struct Invalidation {
    Id id;
    InvalidReason reason = InvalidReason::none;
    Text<500> words;
};
BOOST_DESCRIBE_STRUCT(Invalidation, (), (id, reason, words))
constexpr auto notes(const Invalidation*) {
    return std::array{note<&Invalidation::id>(from_path), note<&Invalidation::reason>(required),
                      note<&Invalidation::words>(multiline)};
}

/// Why it is taken up again.
struct Reason {
    Id id;
    Text<500> reason;
};
BOOST_DESCRIBE_STRUCT(Reason, (), (id, reason))
constexpr auto notes(const Reason*) {
    return std::array{note<&Reason::id>(from_path), note<&Reason::reason>(required | multiline)};
}

struct Assignment {
    Id id;
    Id owner_id;
};
BOOST_DESCRIBE_STRUCT(Assignment, (), (id, owner_id))
constexpr auto notes(const Assignment*) {
    return std::array{note<&Assignment::id>(from_path),
                      note<&Assignment::owner_id>(required, "user")};
}

/// Who asks is a customer we know.
struct CustomerLink {
    Id id;
    Id customer_id;
};
BOOST_DESCRIBE_STRUCT(CustomerLink, (), (id, customer_id))
constexpr auto notes(const CustomerLink*) {
    return std::array{note<&CustomerLink::id>(from_path),
                      note<&CustomerLink::customer_id>(required, "customer")};
}

/// Who asks becomes a customer, with name and contact from the inquiry.
struct NewCustomer {
    Id id;
    customers::Kind kind = customers::Kind::company;
    Text<120> name;  // else the inquiry's
    Text<60> region;
};
BOOST_DESCRIBE_STRUCT(NewCustomer, (), (id, kind, name, region))
constexpr auto notes(const NewCustomer*) { return std::array{note<&NewCustomer::id>(from_path)}; }

struct NeedView : Need {
    std::string author_name, confirmed_to_name;
    std::vector<std::string> actions;
};
BOOST_DESCRIBE_STRUCT(NeedView, (Need), (author_name, confirmed_to_name, actions))

struct Needs {
    std::vector<NeedView> items;
};
BOOST_DESCRIBE_STRUCT(Needs, (), (items))

/// The customer heard what we understood and said yes: who, how, and in which words.
struct NeedConfirmation {
    Id id;
    Text<60> confirmed_by;
    Channel confirmed_how = Channel::phone;
    Text<500> words;
};
BOOST_DESCRIBE_STRUCT(NeedConfirmation, (), (id, confirmed_by, confirmed_how, words))
constexpr auto notes(const NeedConfirmation*) {
    return std::array{note<&NeedConfirmation::id>(from_path),
                      note<&NeedConfirmation::confirmed_by>(required)};
}

}  // namespace zhuli::inquiries
