// Statements and tables of invoices.
#pragma once

#include <map>
#include <span>

#include "features/invoices/model_inputs.hpp"
#include "storage/check.hpp"
#include "storage/migrations.hpp"
#include "storage/tx.hpp"

namespace zhuli::invoices {

using storage::Tx;

void lock_invoice(Tx& tx, Id invoice);
/// Active ones first, at most fifty.
std::vector<InvoiceTitle> titles_of(Tx& tx, Id customer);
std::vector<InvoicePart> parts_of(Tx& tx, Id invoice);
/// Newest first, at most fifty.
std::vector<Id> invoices_of_order(Tx& tx, Id order);
/// By invoices that were neither voided nor reversed.
std::map<Id, Money> invoiced(Tx& tx, std::span<const Id> orders);
std::optional<Id> holder_of(Tx& tx, std::string_view code, std::string_view invoice_no);

std::span<const storage::Sql* const> statements();
std::span<const storage::Check> checks();
std::span<const storage::Migration> migrations();

}  // namespace zhuli::invoices
