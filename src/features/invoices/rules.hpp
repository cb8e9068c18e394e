// What is true of invoices, without I/O: what a title must say, how much of an order may still be
// invoiced, and how an invoice goes on.
#pragma once

#include <map>
#include <span>

#include "core/ctx.hpp"
#include "core/problems.hpp"
#include "core/workflow.hpp"
#include "features/invoices/model_inputs.hpp"

namespace zhuli::invoices {

std::span<const Permission> permissions();
Workflow<InvoiceState, Invoice> workflow();

/// A company has a tax number; a special invoice needs everything a title can say.
Result<> check(const InvoiceTitle& title);

/// An order as far as invoices ask: `left` of it is not invoiced yet.
struct OrderFacts {
    Id customer_id;
    std::string number;
    bool agreed = false;  // confirmed or closed
    Money left_minor;
};
/// Each order once, of the title's customer, and at most what is left of it.
Result<> check_request(const InvoiceTitle& title, std::span<const AskedPart> asked,
                       const std::map<Id, OrderFacts>& orders);
Result<> check_issue(const Invoice& invoice, const Issue& issue, Date today);

/// What the title says, for a kind.
Invoice invoice_under(const InvoiceTitle& title, InvoiceKind kind);
std::string event_body(const Invoice& invoice);

}  // namespace zhuli::invoices
