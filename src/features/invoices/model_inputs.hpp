// What people send to invoices and what they are shown.
#pragma once

#include "features/invoices/model.hpp"

namespace zhuli::invoices {

inline constexpr std::size_t kPartsLimit = 50;

struct Act {
    Id id;
    std::int64_t if_match = 0;  // 0: whichever it is
};
BOOST_DESCRIBE_STRUCT(Act, (), (id, if_match))
constexpr auto notes(const Act*) {
    return std::array{note<&Act::id>(from_path), note<&Act::if_match>(from_path)};
}

struct TitleView : InvoiceTitle {
    std::vector<std::string> actions;
};
BOOST_DESCRIBE_STRUCT(TitleView, (InvoiceTitle), (actions))

struct Titles {
    std::vector<TitleView> items;
    bool may_add = false;
};
BOOST_DESCRIBE_STRUCT(Titles, (), (items, may_add))

struct AskedPart {
    Id order_id;
    Money amount_minor;
};
BOOST_DESCRIBE_STRUCT(AskedPart, (), (order_id, amount_minor))

struct NewInvoice {
    Id title_id;
    std::optional<InvoiceKind> kind;  // absent: the title's
    std::vector<AskedPart> orders;
    Text<500> note;
};
BOOST_DESCRIBE_STRUCT(NewInvoice, (), (title_id, kind, orders, note))
constexpr auto notes(const NewInvoice*) {
    return std::array{note<&NewInvoice::title_id>(required, "invoice_title"),
                      note<&NewInvoice::orders>(required), note<&NewInvoice::note>(multiline)};
}

struct Issue : Act {
    Text<20> code;
    Text<30> invoice_no;
    Date issued_on;  // none: today
};
BOOST_DESCRIBE_STRUCT(Issue, (Act), (code, invoice_no, issued_on))
constexpr auto notes(const Issue*) {
    using I = Issue;
    return std::array{note<&I::id>(from_path), note<&I::if_match>(from_path),
                      note<&I::invoice_no>(required)};
}

struct Sending : Act {
    SentBy sent_by = SentBy::email;
    Text<60> tracking_no;
};
BOOST_DESCRIBE_STRUCT(Sending, (Act), (sent_by, tracking_no))
constexpr auto notes(const Sending*) {
    using S = Sending;
    return std::array{note<&S::id>(from_path), note<&S::if_match>(from_path),
                      note<&S::sent_by>(required)};
}

struct Ending : Act {
    Text<500> reason;
    Text<30> red_no;  // of a reversal
};
BOOST_DESCRIBE_STRUCT(Ending, (Act), (reason, red_no))
constexpr auto notes(const Ending*) {
    using E = Ending;
    return std::array{note<&E::id>(from_path), note<&E::if_match>(from_path),
                      note<&E::reason>(required | multiline)};
}

struct InvoiceView : Invoice {
    std::string org_name, owner_name, requester_name;
    std::vector<std::string> actions;
};
BOOST_DESCRIBE_STRUCT(InvoiceView, (Invoice), (org_name, owner_name, requester_name, actions))

/// What of an order is invoiced, and by which invoices.
struct Invoiced {
    Id order_id, customer_id;
    Money amount_minor, invoiced_minor, left_minor;
    std::vector<InvoiceView> invoices;
    bool may_request = false;
};
BOOST_DESCRIBE_STRUCT(Invoiced, (),
                      (order_id, customer_id, amount_minor, invoiced_minor, left_minor, invoices,
                       may_request))

}  // namespace zhuli::invoices
