#include "app/features.hpp"

#include "features/customers/feature.hpp"
#include "features/identity/feature.hpp"

namespace zhuli::app {

std::span<const Feature* const> features() {
    static const Feature* const all[] = {&identity::feature, &customers::feature};
    return all;
}

}  // namespace zhuli::app
