// What the doctor proves of orders. Imported history (source <> '') has no receipts, shipments or
// numbers of ours.
#pragma once

#include "storage/check.hpp"

namespace zhuli::orders {

inline constexpr storage::Check kChecks[] = {
    {"orders: amount = sum of lines",
     {"orders.check_amount",
      "SELECT o.number FROM sales_order o LEFT JOIN"
      " (SELECT order_id, CAST(SUM(amount_minor) AS BIGINT) AS n FROM order_line"
      "  WHERE org_id = $1 GROUP BY order_id) l ON l.order_id = o.id"
      " WHERE o.org_id = $1 AND o.amount_minor <> COALESCE(l.n, 0)"}},
    {"orders: paid = sum of receipts",
     {"orders.check_paid",
      "SELECT o.number FROM sales_order o LEFT JOIN"
      " (SELECT order_id, CAST(SUM(amount_minor) AS BIGINT) AS n FROM receipt"
      "  WHERE org_id = $1 GROUP BY order_id) r ON r.order_id = o.id"
      " WHERE o.org_id = $1 AND o.source = '' AND o.paid_minor <> COALESCE(r.n, 0)"}},
    {"orders: shipped = sum of shipments, at most ordered",
     {"orders.check_shipped",
      "SELECT o.number FROM order_line l JOIN sales_order o"
      " ON o.org_id = l.org_id AND o.id = l.order_id LEFT JOIN"
      " (SELECT order_line_id, CAST(SUM(quantity) AS BIGINT) AS n FROM shipment_line"
      "  WHERE org_id = $1 GROUP BY order_line_id) s ON s.order_line_id = l.id"
      " WHERE l.org_id = $1 AND o.source = ''"
      " AND (l.shipped <> COALESCE(s.n, 0) OR l.shipped > l.quantity)"}},
    {"orders: delivered = sum of delivered shipments",
     {"orders.check_delivered",
      "SELECT o.number FROM order_line l JOIN sales_order o"
      " ON o.org_id = l.org_id AND o.id = l.order_id LEFT JOIN"
      " (SELECT p.order_line_id AS order_line_id, CAST(SUM(p.quantity) AS BIGINT) AS n"
      "  FROM shipment_line p JOIN shipment s ON s.org_id = p.org_id AND s.id = p.shipment_id"
      "  WHERE p.org_id = $1 AND s.delivered_at <> 0 GROUP BY p.order_line_id) d"
      " ON d.order_line_id = l.id"
      " WHERE l.org_id = $1 AND o.source = '' AND l.delivered <> COALESCE(d.n, 0)"}},
    {"orders: held for a line = its open reservations",
     {"orders.check_reserved",
      "SELECT o.number FROM order_line l JOIN sales_order o"
      " ON o.org_id = l.org_id AND o.id = l.order_id LEFT JOIN"
      " (SELECT order_line_id, CAST(SUM(quantity) AS BIGINT) AS n FROM reservation"
      "  WHERE org_id = $1 AND state = 'open' GROUP BY order_line_id) r ON r.order_line_id = l.id"
      " WHERE l.org_id = $1 AND l.reserved <> COALESCE(r.n, 0)"}},
    {"orders: lacking = what its lines lack",
     {"orders.check_lacking",
      "SELECT o.number FROM sales_order o LEFT JOIN"
      " (SELECT order_id, CAST(SUM(backordered) AS BIGINT) AS n FROM order_line"
      "  WHERE org_id = $1 GROUP BY order_id) l ON l.order_id = o.id"
      " WHERE o.org_id = $1 AND o.lacking <> COALESCE(l.n, 0)"}},
    {"orders: what waits in stock is what lines lack",
     {"orders.check_waits",
      "SELECT o.number FROM order_line l JOIN sales_order o"
      " ON o.org_id = l.org_id AND o.id = l.order_id LEFT JOIN stock_wait w"
      " ON w.org_id = l.org_id AND w.order_line_id = l.id"
      " WHERE l.org_id = $1 AND (l.backordered <> COALESCE(w.quantity, 0)"
      " OR (w.quantity > 0 AND w.promised_on <> o.promised_on))"
      " UNION ALL SELECT CAST(w.order_id AS TEXT) FROM stock_wait w WHERE w.org_id = $1"
      " AND NOT EXISTS (SELECT 1 FROM order_line l WHERE l.org_id = $1"
      "  AND l.id = w.order_line_id)"}},
    {"orders: what was confirmed was frozen",
     {"orders.check_terms",
      "SELECT o.number FROM sales_order o WHERE o.org_id = $1 AND o.source = ''"
      " AND (o.confirmed_no > o.terms_no OR (o.confirmed_no > 0 AND NOT EXISTS"
      " (SELECT 1 FROM order_terms t WHERE t.org_id = $1 AND t.order_id = o.id"
      "  AND t.terms_no = o.confirmed_no)))"}},
    {"orders: returned is at most shipped",
     {"orders.check_returned",
      "SELECT CAST(r.order_id AS TEXT) AS order_id FROM"
      " (SELECT b.order_id AS order_id, b.order_line_id AS order_line_id,"
      "  CAST(SUM(b.quantity) AS BIGINT) AS n FROM return_line b JOIN sales_return d"
      "  ON d.org_id = b.org_id AND d.id = b.return_id AND d.state <> 'refused'"
      "  WHERE b.org_id = $1 GROUP BY b.order_id, b.order_line_id) r JOIN order_line l"
      " ON l.org_id = $1 AND l.id = r.order_line_id WHERE r.n > l.shipped"}},
    {"orders: waits for approval exactly while its request does",
     {"orders.check_approval",
      "SELECT o.number FROM sales_order o LEFT JOIN approval a ON a.org_id = o.org_id"
      " AND a.id = o.approval_id WHERE o.org_id = $1 AND o.approval_id <> 0"
      " AND (o.commercial = 'approval') <> (COALESCE(a.state, '') = 'waiting')"}},
    {"orders: refunded = sum of refunds",
     {"orders.check_refunded",
      "SELECT o.number FROM sales_order o LEFT JOIN"
      " (SELECT order_id, CAST(-SUM(amount_minor) AS BIGINT) AS n FROM receipt"
      "  WHERE org_id = $1 AND kind = 'refund' GROUP BY order_id) r ON r.order_id = o.id"
      " WHERE o.org_id = $1 AND o.refunded_minor <> COALESCE(r.n, 0)"}},
    {"orders: taken off = what returns and allowances were given",
     {"orders.check_credits",
      "SELECT o.number FROM sales_order o LEFT JOIN"
      " (SELECT order_id, CAST(SUM(credit_minor) AS BIGINT) AS n FROM sales_return"
      "  WHERE org_id = $1 GROUP BY order_id) r ON r.order_id = o.id LEFT JOIN"
      " (SELECT order_id, CAST(SUM(amount_minor) AS BIGINT) AS n FROM order_allowance"
      "  WHERE org_id = $1 GROUP BY order_id) a ON a.order_id = o.id"
      " WHERE o.org_id = $1 AND o.returned_minor <> COALESCE(r.n, 0) + COALESCE(a.n, 0)"}},
    {"orders: what came back good is in stock, and inspected whole",
     {"orders.check_inspected",
      "SELECT o.number FROM sales_order o LEFT JOIN"
      " (SELECT order_id, CAST(SUM(good) AS BIGINT) AS n FROM return_line WHERE org_id = $1"
      "  GROUP BY order_id) l ON l.order_id = o.id LEFT JOIN"
      " (SELECT order_id, CAST(SUM(quantity) AS BIGINT) AS n FROM stock_move WHERE org_id = $1"
      "  AND reason = 'return' GROUP BY order_id) m ON m.order_id = o.id"
      " WHERE o.org_id = $1 AND COALESCE(l.n, 0) <> COALESCE(m.n, 0)"
      " UNION ALL SELECT d.number FROM return_line l JOIN sales_return d"
      " ON d.org_id = l.org_id AND d.id = l.return_id WHERE l.org_id = $1"
      " AND l.good + l.damaged <> CASE WHEN d.inspected_at = 0 THEN 0 ELSE l.quantity END"}},
    {"orders: at most one change of an order waits",
     {"orders.check_changes",
      "SELECT CAST(order_id AS TEXT) FROM order_change WHERE org_id = $1 AND state = 'waiting'"
      " GROUP BY order_id HAVING COUNT(*) > 1"}},
    {"orders: numbers have no gaps",
     {"orders.check_numbers",
      "SELECT d.prefix || ' ' || d.day AS gap FROM doc_number d LEFT JOIN"
      " (SELECT prefix, day, COUNT(*) AS n FROM"
      "  (SELECT substr(number, 1, 2) AS prefix, substr(number, 4, 8) AS day FROM sales_order"
      "   WHERE org_id = $1 AND source = ''"
      "   UNION ALL SELECT substr(number, 1, 2), substr(number, 4, 8) FROM shipment"
      "   WHERE org_id = $1"
      "   UNION ALL SELECT substr(number, 1, 2), substr(number, 4, 8) FROM receipt"
      "   WHERE org_id = $1"
      "   UNION ALL SELECT substr(number, 1, 2), substr(number, 4, 8) FROM sales_return"
      "   WHERE org_id = $1) every_number GROUP BY prefix, day) x"
      " ON x.prefix = d.prefix AND x.day = replace(d.day, '-', '')"
      " WHERE d.org_id = $1 AND d.prefix IN ('SO', 'SH', 'RC', 'RF', 'RV', 'RT')"
      " AND d.last <> COALESCE(x.n, 0)"}},
    {"orders: what left a chosen warehouse moved out of it",
     {"orders.check_warehouses",
      "SELECT CAST(s.order_id AS TEXT) AS order_id FROM"
      " (SELECT h.order_id AS order_id, h.warehouse_id AS warehouse_id,"
      "  l.product_id AS product_id, CAST(SUM(l.quantity) AS BIGINT) AS n"
      "  FROM shipment h JOIN shipment_line l ON l.org_id = h.org_id AND l.shipment_id = h.id"
      "  WHERE h.org_id = $1 AND h.warehouse_id <> 0"
      "  GROUP BY h.order_id, h.warehouse_id, l.product_id) s LEFT JOIN"
      " (SELECT order_id, warehouse_id, product_id, CAST(-SUM(quantity) AS BIGINT) AS n"
      "  FROM stock_move WHERE org_id = $1 AND reason = 'shipment'"
      "  GROUP BY order_id, warehouse_id, product_id) m ON m.order_id = s.order_id"
      " AND m.warehouse_id = s.warehouse_id AND m.product_id = s.product_id"
      " WHERE s.n > COALESCE(m.n, 0)"}},
    {"orders: an instalment plan adds up to its order",
     {"orders.check_plan",
      "SELECT o.number FROM sales_order o LEFT JOIN"
      " (SELECT order_id, CAST(SUM(amount_minor) AS BIGINT) AS n FROM instalment"
      "  WHERE org_id = $1 GROUP BY order_id) p ON p.order_id = o.id WHERE o.org_id = $1"
      " AND COALESCE(p.n, 0) <> CASE WHEN o.pay_term = 'instalments' THEN o.amount_minor"
      "  ELSE 0 END"}},
    {"orders: what may ship unpaid was released by somebody",
     {"orders.check_released",
      "SELECT o.number FROM sales_order o LEFT JOIN"
      " (SELECT order_id, CAST(SUM(amount_minor) AS BIGINT) AS n FROM payment_release"
      "  WHERE org_id = $1 GROUP BY order_id) r ON r.order_id = o.id"
      " WHERE o.org_id = $1 AND o.released_minor <> COALESCE(r.n, 0)"}},
};

}  // namespace zhuli::orders
