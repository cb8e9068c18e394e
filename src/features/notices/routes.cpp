// The addresses of notices.
#include "features/notices/feature.hpp"
#include "features/notices/use_cases.hpp"

namespace zhuli::notices {

namespace {

constexpr http::Route kRoutes[] = {
    http::get<list_notices>("/notices", "notices.read", "What one was told, newest first"),
    http::act<read_notices>("/notice_readings", "notices.read", "Mark one's notices as read"),
};

}  // namespace

std::span<const http::Route> routes() { return kRoutes; }

}  // namespace zhuli::notices
