// What the doctor proves of purchasing.
#pragma once

#include "storage/check.hpp"

namespace zhuli::purchasing {

inline constexpr storage::Check kChecks[] = {
    {"purchasing: what comes in is what sent orders still bring",
     {"purchasing.check_supply",
      "SELECT CAST(x.id AS TEXT) AS line FROM (SELECT l.id AS id, l.quantity - l.received AS n,"
      "  l.product_id AS product_id FROM purchase_order_line l JOIN purchase_order o"
      "  ON o.org_id = $1 AND o.id = l.order_id"
      "  AND o.state IN ('sent', 'confirmed', 'partly_received')"
      "  WHERE l.org_id = $1 AND l.received < l.quantity) x LEFT JOIN stock_supply s"
      " ON s.org_id = $1 AND s.source_id = x.id"
      " WHERE COALESCE(s.quantity, 0) <> x.n OR s.product_id <> x.product_id"
      " UNION ALL SELECT CAST(s.source_id AS TEXT) FROM stock_supply s WHERE s.org_id = $1"
      " AND NOT EXISTS (SELECT 1 FROM purchase_order_line l JOIN purchase_order o"
      "  ON o.org_id = $1 AND o.id = l.order_id"
      "  AND o.state IN ('sent', 'confirmed', 'partly_received')"
      "  WHERE l.org_id = $1 AND l.id = s.source_id AND l.received < l.quantity)"}},
    {"purchasing: received = sum of receipts, at most ordered",
     {"purchasing.check_received",
      "SELECT CAST(l.order_id AS TEXT) AS purchase FROM purchase_order_line l LEFT JOIN"
      " (SELECT order_line_id, CAST(SUM(quantity) AS BIGINT) AS n FROM goods_receipt_line"
      "  WHERE org_id = $1 GROUP BY order_line_id) r ON r.order_line_id = l.id"
      " WHERE l.org_id = $1 AND (l.received <> COALESCE(r.n, 0) OR l.received > l.quantity)"}},
    {"purchasing: amount = sum of lines",
     {"purchasing.check_amount",
      "SELECT o.number FROM purchase_order o LEFT JOIN (SELECT order_id,"
      "  CAST(SUM(amount_minor) AS BIGINT) AS n FROM purchase_order_line WHERE org_id = $1"
      "  GROUP BY order_id) l ON l.order_id = o.id"
      " WHERE o.org_id = $1 AND o.amount_minor <> COALESCE(l.n, 0)"}},
    {"purchasing: a request has its order exactly if it was accepted",
     {"purchasing.check_accepted",
      "SELECT r.number FROM purchase_request r WHERE r.org_id = $1"
      " AND ((r.state = 'accepted') <> (r.order_id <> 0) OR (r.order_id <> 0 AND NOT EXISTS"
      "  (SELECT 1 FROM purchase_order o WHERE o.org_id = $1 AND o.id = r.order_id)))"}},
    {"purchasing: numbers have no gaps",
     {"purchasing.check_numbers",
      "SELECT d.prefix || ' ' || d.day AS gap FROM doc_number d LEFT JOIN"
      " (SELECT prefix, day, COUNT(*) AS n FROM"
      "  (SELECT substr(number, 1, 2) AS prefix, substr(number, 4, 8) AS day"
      "   FROM purchase_request WHERE org_id = $1"
      "   UNION ALL SELECT substr(number, 1, 2), substr(number, 4, 8) FROM purchase_order"
      "   WHERE org_id = $1"
      "   UNION ALL SELECT substr(number, 1, 2), substr(number, 4, 8) FROM goods_receipt"
      "   WHERE org_id = $1) every_number GROUP BY prefix, day) x"
      " ON x.prefix = d.prefix AND x.day = replace(d.day, '-', '')"
      " WHERE d.org_id = $1 AND d.prefix IN ('PR', 'PO', 'GR') AND d.last <> COALESCE(x.n, 0)"}},
};

}  // namespace zhuli::purchasing
