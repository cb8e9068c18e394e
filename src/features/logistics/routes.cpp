// The addresses of logistics.
#include "features/logistics/feature.hpp"
#include "features/logistics/use_cases.hpp"

namespace zhuli::logistics {

namespace {

constexpr http::Route kRoutes[] = {
    http::get<list_dispatches>("/dispatches", "logistics.read",
                               "Orders on their way out, the most urgent first"),
    http::get<show_dispatch>("/dispatches/{id}", "logistics.read",
                             "One dispatch with what is to be picked and its shipments"),
    http::act<place_dispatch>("/dispatches/{id}/placing", "logistics.place",
                              "Put it first, hold it back, or leave it to its score"),
    http::act<begin_picking>("/dispatches/{id}/picking", "logistics.pick", "Begin to pick"),
    http::act<stop_picking>("/dispatches/{id}/stopping", "logistics.pick",
                            "Put what was picked back"),
    http::act<scan>("/dispatches/{id}/scans", "logistics.pick",
                    "Count a scanned product into the basket"),
    http::act<count_by_hand>("/dispatches/{id}/counts", "logistics.pick",
                             "Say how much of a line is in the basket"),
    http::act<pack>("/dispatches/{id}/packing", "logistics.pick", "It is packed"),
    http::act<unpack>("/dispatches/{id}/unpacking", "logistics.pick", "Pick on"),
    http::create<send>("/dispatches/{id}/shipments", "logistics.pick",
                       "Ship what was picked, with its carrier"),
    http::get<show_logistics_settings>("/logistics_settings", "logistics.read",
                                       "Points of the score and when something is late"),
    http::edit<edit_logistics_settings, LogisticsSettings>("/logistics_settings",
                                                           "logistics.settings", "Change them"),
    http::get<list_carriers>("/carriers", "logistics.read", "List carriers"),
    http::create<create_carrier>("/carriers", "logistics.settings", "Add a carrier"),
    http::look_up<show_carrier>("/carriers/{id}", "logistics.read", "One carrier"),
    http::edit<edit_carrier, Carrier>("/carriers/{id}", "logistics.settings", "Change a carrier"),
    http::get<list_waybills>("/waybills", "logistics.read", "List shipments on their way"),
    http::get<show_waybill>("/waybills/{id}", "logistics.read",
                            "One shipment with what was heard of it"),
    http::edit<edit_waybill, Consignment>("/waybills/{id}", "logistics.track",
                                          "Change carrier, number, packages or expected day"),
    http::create<report>("/waybills/{id}/events", "logistics.track",
                         "Write down what was heard of it"),
    http::act<prove_delivery>("/waybills/{id}/proof", "orders.deliver",
                              "It was delivered, and who signed"),
};

}  // namespace

std::span<const http::Route> routes() { return kRoutes; }

}  // namespace zhuli::logistics
