mail-unsubscribe = Leiratkozás ezekről a levelekről
