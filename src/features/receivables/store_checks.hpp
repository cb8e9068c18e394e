// What the doctor proves of receivables.
#pragma once

#include "storage/check.hpp"

namespace zhuli::receivables {

inline constexpr storage::Check kChecks[] = {
    {"receivables: money in = matched + paid back + left",
     {"receivables.check_sums",
      "SELECT reference FROM bank_receipt WHERE org_id = $1 AND (open_minor < 0"
      " OR amount_minor <> matched_minor + returned_minor + open_minor"
      " OR (state = 'settled') <> (open_minor = 0)"
      " OR (state = 'credit' AND customer_id = 0))"}},
    {"receivables: matched = sum of matches",
     {"receivables.check_matched",
      "SELECT b.reference FROM bank_receipt b LEFT JOIN"
      " (SELECT bank_receipt_id, CAST(SUM(amount_minor) AS BIGINT) AS n FROM receipt_match"
      "  WHERE org_id = $1 AND undone = 0 GROUP BY bank_receipt_id) m ON m.bank_receipt_id = b.id"
      " WHERE b.org_id = $1 AND b.matched_minor <> COALESCE(m.n, 0)"}},
    {"receivables: what is matched to an order was received for it",
     {"receivables.check_received",
      "SELECT m.n FROM (SELECT order_id, CAST(SUM(amount_minor) AS BIGINT) AS n"
      "  FROM receipt_match WHERE org_id = $1 AND undone = 0 GROUP BY order_id) m LEFT JOIN"
      " (SELECT order_id, CAST(SUM(amount_minor) AS BIGINT) AS n FROM receipt"
      "  WHERE org_id = $1 AND kind <> 'refund' GROUP BY order_id) r ON r.order_id = m.order_id"
      " WHERE m.n > COALESCE(r.n, 0)"}},
};

}  // namespace zhuli::receivables
