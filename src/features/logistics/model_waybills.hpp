// Who carries goods, and what is known of each shipment on its way. A waybill belongs to one
// shipment of an order; which goods it holds and that they were delivered is the order's.
#pragma once

#include "core/entity_name.hpp"
#include "core/model.hpp"

namespace zhuli::logistics {

struct Carrier {
    Id id;
    std::int64_t version = 0;
    Text<60> name;
    Text<40> phone;
    Text<200> tracking_url;  // "https://…/{no}"; none: nothing to look up
    Text<10> number_prefix;  // its tracking numbers begin so
    int number_min = 0;      // letters and digits of a tracking number; 0: not known
    int number_max = 0;
    bool active = true;
    Instant created_at;
    Instant updated_at;
};
BOOST_DESCRIBE_STRUCT(Carrier, (),
                      (id, version, name, phone, tracking_url, number_prefix, number_min,
                       number_max, active, created_at, updated_at))
constexpr auto notes(const Carrier*) {
    using C = Carrier;
    return std::array{note<&C::id>(read_only),
                      note<&C::version>(read_only),
                      note<&C::name>(required | sortable),
                      note<&C::active>(filterable),
                      note<&C::created_at>(read_only | sortable),
                      note<&C::updated_at>(read_only)};
}
constexpr EntityName entity_of(const Carrier*) { return {"carrier", "carrier"}; }

/// refused: the customer did not take it.
enum class WaybillState : std::uint8_t { in_transit, trouble, refused, delivered };
BOOST_DESCRIBE_ENUM(WaybillState, in_transit, trouble, refused, delivered)

struct Waybill {
    Id id;
    std::int64_t version = 0;
    Id shipment_id;
    Text<30> shipment_number;
    Id order_id;
    Text<60> order_number;
    Text<120> customer_name;
    Id owner_id;  // who sells
    Date promised_on;
    Id carrier_id;
    Text<60> carrier_name;
    Text<60> tracking_no;
    int package_count = 1;
    std::int64_t weight_g = 0;
    Money freight_minor;
    Date expected_on;
    WaybillState state = WaybillState::in_transit;
    bool on_the_way = true;
    Instant shipped_at;
    Instant heard_at;       // the last word of it
    int attempt_count = 0;  // in vain
    Instant delivered_at;
    Text<60> signed_by;
    Text<500> proof_words;
    Instant created_at;
    Instant updated_at;
};
BOOST_DESCRIBE_STRUCT(Waybill, (),
                      (id, version, shipment_id, shipment_number, order_id, order_number,
                       customer_name, owner_id, promised_on, carrier_id, carrier_name, tracking_no,
                       package_count, weight_g, freight_minor, expected_on, state, on_the_way,
                       shipped_at, heard_at, attempt_count, delivered_at, signed_by, proof_words,
                       created_at, updated_at))
constexpr auto notes(const Waybill*) {
    using W = Waybill;
    return std::array{note<&W::id>(read_only),
                      note<&W::version>(read_only),
                      note<&W::shipment_id>(read_only | filterable, "shipment"),
                      note<&W::shipment_number>(read_only),
                      note<&W::order_id>(read_only | filterable, "order"),
                      note<&W::order_number>(read_only),
                      note<&W::customer_name>(read_only),
                      note<&W::owner_id>(read_only | filterable, "user"),
                      note<&W::promised_on>(read_only),
                      note<&W::carrier_id>(0, "carrier"),
                      note<&W::carrier_name>(read_only),
                      note<&W::tracking_no>(filterable),
                      note<&W::expected_on>(sortable),
                      note<&W::state>(read_only | filterable),
                      note<&W::on_the_way>(read_only | filterable),
                      note<&W::shipped_at>(read_only | sortable),
                      note<&W::heard_at>(read_only),
                      note<&W::attempt_count>(read_only),
                      note<&W::delivered_at>(read_only | sortable),
                      note<&W::signed_by>(read_only),
                      note<&W::proof_words>(read_only),
                      note<&W::created_at>(read_only | sortable),
                      note<&W::updated_at>(read_only)};
}
constexpr EntityName entity_of(const Waybill*) { return {"waybill", "waybill"}; }

/// attempt: somebody stood at the door in vain.
enum class WaybillStep : std::uint8_t {
    collected,
    in_transit,
    trouble,
    attempt,
    refused,
    delivered
};
BOOST_DESCRIBE_ENUM(WaybillStep, collected, in_transit, trouble, attempt, refused, delivered)

/// Appended, never changed.
struct WaybillEvent {
    Id id;
    Id waybill_id;
    WaybillStep kind = WaybillStep::in_transit;
    Instant at;
    Text<300> words;
    Id actor_id;
    Instant created_at;
};
BOOST_DESCRIBE_STRUCT(WaybillEvent, (), (id, waybill_id, kind, at, words, actor_id, created_at))
constexpr EntityName entity_of(const WaybillEvent*) { return {"waybill_event", "waybill_event"}; }

}  // namespace zhuli::logistics
